// Which sender a service chooses: the order of preference by example, its promises for any pool.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal.ts";
import { chooseSender, reaches, type PoolState, type SenderWish } from "./choose-sender.ts";
import type { PoolSender } from "./sender.ts";

const settings = { stickySender: true, areaCodeGeomatch: true };
const american: SenderWish = { to: "+14155550123", country: "US", media: false };
const british: SenderWish = { to: "+447400123456", country: "GB", media: false };

const number = (sender: string, country = "US", more: Partial<PoolSender> = {}): PoolSender => ({
  kind: "phone-number",
  sid: `PN${sender}`,
  sender,
  country,
  senderType: "local",
  takesMedia: country === "US" || country === "CA",
  isoCountry: null,
  ...more,
});
const code = (sender: string, country: string): PoolSender => ({
  ...number(sender, country),
  kind: "short-code",
  sid: `SC${sender}`,
  senderType: "shortcode",
  takesMedia: false,
});
const name = (sender: string, isoCountry?: string | null): PoolSender => ({
  kind: isoCountry === undefined ? "alpha" : "destination-alpha",
  sid: `AI${sender}${isoCountry ?? ""}`,
  sender,
  country: null,
  senderType: "alphanumeric",
  takesMedia: false,
  isoCountry: isoCountry ?? null,
});

const chosen = (
  wish: SenderWish,
  pool: readonly PoolSender[],
  state: Partial<PoolState> = {},
  set = settings,
): string => chooseSender(set, wish, { pool, sticky: null, fraction: 0, ...state }).sender;
const refusedWith = (wish: SenderWish, pool: readonly PoolSender[]): number | null => {
  try {
    chosen(wish, pool);
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.code : -1;
  }
};

describe("the choice", () => {
  const far = number("+12125550100");
  const near = number("+14155550100");
  const city = number("+16285550100");
  const state = number("+16195550100");
  const home = number("+447400000001", "GB");

  it("is the sender that the recipient knows, where the service wants that and it still can", () => {
    expect(chosen(american, [far, near], { sticky: far.sid })).toBe(far.sender);
    expect(chosen(american, [far, near], { sticky: far.sid }, { ...settings, stickySender: false })).toBe(near.sender);
    expect(chosen(american, [near], { sticky: far.sid })).toBe(near.sender);
    expect(chosen({ ...american, media: true }, [home, near], { sticky: home.sid })).toBe(near.sender);
  });

  it("is a name for the country before a short code, a number at home, a number abroad, and any name", () => {
    const pool = [name("Owl", "GB"), code("60777", "GB"), home, near, name("Anywhere", null), name("Night")];
    for (let left = 0; left < pool.length; left += 1) {
      expect(chosen(british, pool.slice(left).toReversed())).toBe(pool[left]?.sender);
    }
  });

  it("is the number nearest to a recipient in North America, where the service wants that", () => {
    const pool = [near, city, state, far];
    for (let left = 0; left < pool.length; left += 1) {
      expect(chosen(american, pool.slice(left).toReversed())).toBe(pool[left]?.sender);
    }
    const off = { ...settings, areaCodeGeomatch: false };
    expect(chosen(american, [near, far], { fraction: 0 }, off)).toBe(far.sender);
    expect(chosen(american, [near, far], { fraction: 0.9 }, off)).toBe(near.sender);
  });

  it("is the one with the least waiting, and among equals the one that the fraction points at", () => {
    const pool = ["+447400000001", "+447400000002", "+447400000003"].map((one) => number(one, "GB"));
    const loads = new Map([[pool[0]?.sid ?? "", 5]]);
    expect(chosen(british, pool, { loads, fraction: 0 })).toBe("+447400000002");
    expect(chosen(british, pool, { loads, fraction: 0.5 })).toBe("+447400000003");
    expect([0, 0.34, 0.67].map((fraction) => chosen(british, pool, { fraction }))).toEqual(
      pool.map(({ sender }) => sender),
    );
  });

  it.each([
    ["nothing", [], american, 21704],
    ["names, to a country without names", [name("Owl"), name("Owl", null)], american, 21703],
    ["a name for another country", [name("Owl", "FR")], british, 21703],
    ["a short code of another country", [code("894546", "US")], british, 21703],
    [
      "a toll-free number of another country",
      [number("+18005550100", "US", { senderType: "toll-free" })],
      british,
      21703,
    ],
    ["a number without media, for media", [home], { ...american, media: true }, 21703],
    ["a number with media, to a country without", [near], { ...british, media: true }, 21703],
  ])("is refused with %s in the pool", (_, pool, wish, refusal) => {
    expect(refusedWith(wish, pool)).toBe(refusal);
  });

  it("lets toll-free numbers of the United States reach Canada", () => {
    const tollFree = number("+18005550100", "US", { senderType: "toll-free" });
    expect(chosen({ to: "+16475550123", country: "CA", media: true }, [tollFree])).toBe(tollFree.sender);
  });
});

describe("for any pool", () => {
  const senders = fc
    .record({
      kind: fc.constantFrom("phone-number", "short-code", "alpha", "destination-alpha"),
      digits: fc.integer({ min: 1_000_000, max: 9_999_999 }),
      area: fc.constantFrom("415", "628", "212", "619"),
      country: fc.constantFrom("US", "GB", "FR"),
      anywhere: fc.boolean(),
    })
    .map(({ kind, digits, area, country, anywhere }): PoolSender => {
      if (kind === "phone-number") return number(country === "US" ? `+1${area}${digits}` : `+44740${digits}`, country);
      if (kind === "short-code") return code(String(digits).slice(0, 5), country);
      return kind === "alpha" ? name(`N${digits}`) : name(`D${digits}`, anywhere ? null : country);
    });
  const pools = fc.uniqueArray(senders, { selector: ({ sid }) => sid, maxLength: 12 });
  const wishes = fc
    .record({ who: fc.constantFrom(american, british), media: fc.boolean() })
    .map(({ who: { to, country }, media }): SenderWish => ({ to, country, media: media && country === "US" }));
  const fractions = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it("the choice can reach the recipient, is of the pool, and does not depend on the pool's order", () => {
    fc.assert(
      fc.property(pools, wishes, fractions, (pool, wish, fraction) => {
        const able = pool.filter((sender) => reaches(sender, wish));
        fc.pre(able.length > 0);
        const one = chooseSender(settings, wish, { pool, sticky: null, fraction });
        expect(able).toContain(one);
        expect(chooseSender(settings, wish, { pool: pool.toReversed(), sticky: null, fraction })).toEqual(one);
      }),
    );
  });

  it("there is no choice exactly when nobody can reach the recipient", () => {
    fc.assert(
      fc.property(pools, wishes, (pool, wish) => {
        const able = pool.some((sender) => reaches(sender, wish));
        expect(refusedWith(wish, pool)).toBe(able ? null : pool.length === 0 ? 21704 : 21703);
      }),
    );
  });

  it("every sender that could be chosen is chosen by some fraction", () => {
    const pool = Array.from({ length: 7 }, (_, at) => number(`+44740000000${at}`, "GB"));
    const found = Array.from({ length: 70 }, (_, at) => chosen(british, pool, { fraction: at / 70 }));
    expect(new Set(found).size).toBe(pool.length);
    for (const one of new Set(found)) expect(found.filter((each) => each === one)).toHaveLength(10);
  });
});
