// What a service may not say for itself, and which parameter it is told about.
import { expect, it } from "vitest";
import {
  keywordsMax,
  noSettings,
  replyMax,
  settingsProblem,
  type CountrySettings,
  type GroupSettings,
} from "./settings.ts";

const words = (...keywords: string[]): GroupSettings => ({ keywords, reply: null });
const country = (name: string, given: Partial<CountrySettings> = {}): CountrySettings => {
  const { countries: _, ...rules } = noSettings;
  return { ...rules, country: name, ...given };
};

it.each([
  ["StopKeywords", { stop: words("two words") }],
  ["StopKeywords", { stop: words("") }],
  ["StopKeywords", { stop: words("x".repeat(31)) }],
  ["StopKeywords", { stop: words(...Array.from({ length: keywordsMax + 1 }, (_, index) => `W${index}`)) }],
  ["StopKeywords", { stop: words("Start") }],
  ["StartKeywords", { stop: words("Go"), start: words("go!") }],
  ["HelpKeywords", { help: words("stop") }],
  ["HelpReply", { help: { keywords: null, reply: "x".repeat(replyMax + 1) } }],
  ["StartReply", { start: { keywords: null, reply: "" } }],
  ["Countries", { countries: [country("Austria")] }],
  ["Countries", { countries: [country("AT"), country("AT")] }],
  ["Countries", { countries: [country("AT", { stop: words("HELP") })] }],
])("%s is what is wrong with %j", (field, given) => {
  expect(settingsProblem({ ...noSettings, ...given })?.field).toBe(field);
});

it("takes words and answers of its own, for everybody and for single countries", () => {
  const given = { stop: { keywords: ["STOP", "Enough"], reply: "Bye" }, countries: [country("AT"), country("CH")] };
  expect(settingsProblem({ ...noSettings, ...given })).toBeNull();
});
