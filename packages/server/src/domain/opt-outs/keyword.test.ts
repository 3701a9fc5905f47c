// What a text means for the list: every group, every kind of number, and what services may not take away.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";
import type { SenderType } from "../billing/tariff.ts";
import { keywordEffect, mayBeKeyword, type KeywordFacts } from "./keyword.ts";
import { noSettings, settingsProblem, type OptOutSettings } from "./settings.ts";
import { languages, networkPrefix, texts } from "./texts.ts";

const effectOf = (body: string, facts: Partial<KeywordFacts> = {}) =>
  keywordEffect({
    body,
    senderType: "local",
    inService: false,
    settings: null,
    country: "US",
    isOut: false,
    ...facts,
  });

const settings = (given: Partial<OptOutSettings>): OptOutSettings => ({ ...noSettings, ...given });

describe("the usual keywords", () => {
  it.each(["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE"])("%s leaves", (word) => {
    expect(effectOf(word)).toEqual({ type: "STOP", list: "keep", reply: texts.en.stop.reply });
  });

  it.each(["START", "UNSTOP"])("%s returns, and says so whether or not one had left", (word) => {
    for (const isOut of [true, false]) {
      expect(effectOf(word, { isOut })).toEqual({ type: "START", list: "lift", reply: texts.en.start.reply });
    }
  });

  it("YES returns who has left, and is a text like any other from everybody else", () => {
    expect(effectOf("YES", { isOut: true })).toMatchObject({ type: "START", list: "lift" });
    expect(effectOf("YES", { isOut: false })).toBeNull();
  });

  it.each(["HELP", "INFO"])("%s is answered and changes nothing", (word) => {
    expect(effectOf(word)).toEqual({ type: "HELP", list: "as it is", reply: texts.en.help.reply });
  });

  it("who has left already is not told again", () => {
    expect(effectOf("STOP", { isOut: true })).toEqual({ type: "STOP", list: "as it is", reply: null });
  });

  it.each(["stop", "  Stop ", "STOP.", "Stop!!", "\tstop\n", "“Stop”", "stóp"])("%j is STOP too", (body) => {
    expect(effectOf(body)).toMatchObject({ type: "STOP" });
  });

  it.each(["STOP PLEASE", "please stop", "stopping", "S T O P", "", " ", "...", "nonstop"])(
    "%j is no keyword",
    (body) => {
      expect(effectOf(body)).toBeNull();
    },
  );

  it("the recipient's country adds words and chooses the language of the answer", () => {
    expect(effectOf("Arrêt", { country: "FR" })).toMatchObject({ type: "STOP", reply: texts.fr.stop.reply });
    expect(effectOf("STOP", { country: "MX" })).toMatchObject({ reply: texts.es.stop.reply });
    expect(effectOf("AYUDA", { country: "US" })).toBeNull();
  });

  it("a single word is all that is ever looked up", () => {
    expect(mayBeKeyword("Stop.")).toBe(true);
    expect(mayBeKeyword("See you at five")).toBe(false);
    expect(mayBeKeyword("x".repeat(1_600))).toBe(false);
  });
});

describe("kinds of numbers", () => {
  it("a toll-free number knows STOP only, is undone by START and UNSTOP only, and its network answers", () => {
    const free = { senderType: "toll-free" } as const;
    expect(effectOf("STOP", free)).toEqual({
      type: "STOP",
      list: "keep",
      reply: `${networkPrefix}${texts.en.stop.reply}`,
    });
    for (const word of ["CANCEL", "QUIT", "STOPALL"]) expect(effectOf(word, free)).toBeNull();
    for (const word of ["START", "UNSTOP"]) {
      expect(effectOf(word, { ...free, isOut: true })).toMatchObject({
        list: "lift",
        reply: `${networkPrefix}${texts.en.start.reply}`,
      });
    }
    expect(effectOf("YES", { ...free, isOut: true })).toBeNull();
    expect(effectOf("HELP", free)).toMatchObject({ reply: texts.en.help.reply });
    expect(effectOf("HELP", { ...free, isOut: true })).toEqual({ type: "HELP", list: "as it is", reply: null });
  });

  it("a short code answers keywords only in a service", () => {
    expect(effectOf("STOP", { senderType: "shortcode" })).toBeNull();
    expect(effectOf("STOP", { senderType: "shortcode", inService: true })).toMatchObject({ list: "keep" });
  });
});

describe("a service's own words", () => {
  const own = settings({
    language: "de",
    stop: { keywords: ["Ende"], reply: "Tschüss" },
    start: { keywords: ["HALLO"], reply: null },
    countries: [
      {
        country: "AT",
        language: null,
        stop: { keywords: ["Baba"], reply: null },
        start: { keywords: null, reply: "Servus" },
        help: { keywords: null, reply: null },
      },
    ],
  });
  const said = (body: string, country: string) => effectOf(body, { inService: true, settings: own, country });

  it("stand in for the usual ones, and our own texts are in its language", () => {
    expect(said("ende", "US")).toEqual({ type: "STOP", list: "keep", reply: "Tschüss" });
    expect(said("QUIT", "US")).toBeNull();
    expect(said("hallo", "US")).toMatchObject({ type: "START", reply: texts.de.start.reply });
    expect(said("HILFE", "US")).toMatchObject({ type: "HELP", reply: texts.de.help.reply });
  });

  it("may differ by country, and what a country leaves out is as the service has it", () => {
    expect(said("BABA", "AT")).toEqual({ type: "STOP", list: "keep", reply: "Tschüss" });
    expect(said("ENDE", "AT")).toBeNull();
    expect(said("HALLO", "AT")).toMatchObject({ reply: "Servus" });
  });

  it("change nothing about toll-free numbers", () => {
    expect(effectOf("ENDE", { senderType: "toll-free", inService: true, settings: own })).toBeNull();
  });
});

const word = fc.stringMatching(/^[A-Z]{1,12}$/);
const group = fc.record({
  keywords: fc.option(fc.array(word, { maxLength: 4 })),
  reply: fc.option(fc.constantFrom("One", "Two")),
});
const rules = fc.record({
  language: fc.option(fc.constantFrom(...languages)),
  stop: group,
  start: group,
  help: group,
});
const countries = fc.array(
  fc.record({ country: fc.constant("US"), language: fc.constant(null), stop: group, start: group, help: group }),
  { maxLength: 1 },
);
const anySettings = fc
  .tuple(rules, countries)
  .map(([all, own]): OptOutSettings => Object.assign(all, { countries: own }))
  .filter((one) => settingsProblem(one) === null);
const senderType = fc.constantFrom<SenderType>("local", "mobile", "toll-free", "shortcode");

it("STOP, START and HELP work whatever a service says, in any spelling that a phone makes", () => {
  const noise = fc.constantFrom("", " ", "\n", ".", "!", " ...");
  fc.assert(
    fc.property(
      anySettings,
      senderType,
      fc.boolean(),
      noise,
      noise,
      fc.boolean(),
      (own, type, isOut, before, after, low) => {
        for (const keyword of ["STOP", "START", "HELP"] as const) {
          const body = `${before.trim() === "" ? before : ""}${low ? keyword.toLowerCase() : keyword}${after}`;
          const effect = effectOf(body, { inService: true, settings: own, senderType: type, isOut });
          expect(effect?.type).toBe(keyword);
        }
      },
    ),
  );
});

it("after STOP a phone is on the list and after START it is not, whatever it sent before", () => {
  const bodies = fc.array(fc.constantFrom("STOP", "START", "HELP", "YES", "Hi there", "QUIT", "UNSTOP"), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(bodies, fc.constantFrom("STOP", "START"), (sent, last) => {
      let isOut = false;
      for (const body of [...sent, last]) {
        const list: string = effectOf(body, { isOut })?.list ?? "as it is";
        isOut = list === "keep" || (list === "as it is" && isOut);
      }
      expect(isOut).toBe(last === "STOP");
    }),
  );
});

describe("a text of marks", () => {
  it("is folded in time that rises with its length, and not with its square", () => {
    const marks = "!?".repeat(100_000);
    expect(fold(`${marks}a`)).toBe(`${marks}A`);
    expect(fold(` stop${marks}`)).toBe("STOP");
  });
});
