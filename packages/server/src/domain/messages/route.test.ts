import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "../accounts/account.ts";
import { tariffOf, type Rate, type SenderType } from "../billing/tariff.ts";
import { Refusal } from "../refusal.ts";
import type { PoolSender } from "../services/sender.ts";
import { newServiceSettings, type Service } from "../services/service.ts";
import { addressed, blankDraft } from "./draft.ts";
import type { Message } from "./message.ts";
import { carriedAs, handedIn, routed, type RoutingFacts, type ServiceFacts } from "./route.ts";
import { worded } from "./wording.ts";

const now = 1_790_000_000_000;
const to = "+14155550199";
const prices: Readonly<Record<SenderType, number>> = {
  local: 8_300,
  mobile: 8_300,
  "toll-free": 9_100,
  shortcode: 7_700,
  alphanumeric: 8_300,
};

const rates = (Object.entries(prices) as [SenderType, number][]).map(([senderType, unitPrice], index): Rate => ({
  id: index + 1,
  country: "US",
  senderType,
  direction: "outbound",
  channel: "sms",
  unitPrice,
  carrierFee: 1_000,
  validFrom: 0,
}));
const tariff = tariffOf(rates, []);

const account = {
  id: 1,
  sid: `AC${"1".repeat(32)}`,
  ownerId: 1,
  ownerSid: `AC${"1".repeat(32)}`,
  friendlyName: "Owl Couriers",
  status: "active",
  suspendedBy: null,
  tokenHash: "hash",
  tokenSealed: "sealed",
  secondaryHash: null,
  secondarySealed: null,
  secondaryAt: null,
  createdAt: now,
  updatedAt: now,
} satisfies Account;

const service: Service = {
  sid: `MG${"2".repeat(32)}`,
  accountId: 1,
  settings: newServiceSettings("Owl Couriers"),
  createdAt: now,
  updatedAt: now,
};

const numberOf = (index: number, senderType: SenderType): PoolSender => ({
  kind: senderType === "shortcode" ? "short-code" : "phone-number",
  sid: `PN${String(index).padStart(32, "0")}`,
  sender: senderType === "shortcode" ? `7366${index}` : `+1415555010${index}`,
  country: "US",
  senderType,
  takesMedia: true,
  isoCountry: null,
});

const pools = fc
  .array(fc.constantFrom<SenderType>("local", "toll-free", "shortcode"), { minLength: 1, maxLength: 9 })
  .map((types) => types.map((type, index) => numberOf(index, type)));

const letterOf = (body: string, more = {}) =>
  addressed({ ...blankDraft, to, messagingServiceSid: service.sid, body, ...more });
const factsOf = (pool: readonly PoolSender[]): ServiceFacts => ({
  account,
  service,
  pool,
  tariff,
  simulated: true,
  applicationCallback: null,
  scheduleLeadS: 300,
});
const origin = { sid: `SM${"3".repeat(32)}`, direction: "outbound-api", keySid: null, answerKey: null, now } as const;
const waitingOf = (pool: readonly PoolSender[], body = "Hello"): Message => {
  const letter = letterOf(body);
  return handedIn(letter, worded(letter, null, false), factsOf(pool), origin);
};
const routing = (pool: readonly PoolSender[], more: Partial<RoutingFacts> = {}): RoutingFacts => ({
  account,
  service,
  pool,
  sticky: null,
  loads: new Map(),
  optedOut: false,
  geoClosed: false,
  tariff,
  fraction: 0,
  now,
  ...more,
});

describe("a message that a service is to send", () => {
  it("never holds less than it will cost, whichever sender of the pool is chosen", () => {
    fc.assert(
      fc.property(
        pools,
        fc.string({ minLength: 1, maxLength: 400 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (pool, body, fraction) => {
          const waiting = waitingOf(pool, body);
          const outcome = routed(waiting, routing(pool, { fraction }));
          expect(outcome.kind).toBe("queued");
          expect(outcome.message.held).toBeLessThanOrEqual(waiting.held);
          expect(outcome.message.held).toBe(outcome.message.price);
          expect(pool.map(({ sender }) => sender)).toContain(outcome.message.from);
          expect(waiting.held).toBe(waiting.price);
        },
      ),
    );
  });

  it("is priced as the dearest of the pool, then as the one that was chosen", () => {
    const pool = [numberOf(1, "shortcode"), numberOf(2, "toll-free")];
    const waiting = waitingOf(pool);
    expect(waiting).toMatchObject({
      status: "accepted",
      from: "",
      work: "route",
      price: 10_100,
      senderType: "toll-free",
    });
    const outcome = routed(waiting, routing(pool));
    expect(outcome.message).toMatchObject({
      status: "queued",
      work: "deliver",
      price: 8_700,
      held: 8_700,
      senderType: "shortcode",
      version: waiting.version + 1,
    });
  });

  it.each([
    ["its service was deleted", 21701, { service: null }],
    ["the pool was emptied", 21704, { pool: [] }],
    ["nobody reaches the recipient any more", 21703, { pool: [{ ...numberOf(1, "shortcode"), country: "GB" }] }],
    ["the recipient has opted out", 21610, { optedOut: true }],
    ["the country was closed", 21408, { geoClosed: true }],
    ["its validity has ended", 30036, { now: now + 36_000_000 }],
    ["the account was suspended", 30002, { account: { ...account, status: "suspended" as const } }],
  ])("fails when %s", (_what, errorCode, change) => {
    const pool = [numberOf(1, "local")];
    const outcome = routed(waitingOf(pool), routing(pool, change));
    expect(outcome.message).toMatchObject({ status: "failed", errorCode, price: null, held: 0, work: null });
  });

  it("keeps the sender that was asked for, and fails when it has left the pool", () => {
    const pool = [numberOf(1, "local"), numberOf(2, "local")];
    const asked: Message = { ...waitingOf(pool), status: "scheduled", from: "+14155550102" };
    expect(routed(asked, routing(pool)).message.from).toBe("+14155550102");
    expect(routed(asked, routing([numberOf(1, "local")])).message).toMatchObject({ errorCode: 21703 });
  });

  it("has its media as links only where nobody carries them and the service wants it", () => {
    const letter = letterOf("Look", { media: ["https://example.com/a.jpg"] });
    const wording = worded(letter, null, false);
    const mute = { ...numberOf(1, "local"), takesMedia: false };
    expect(carriedAs(letter, wording, factsOf([numberOf(1, "local")]))).toBe(wording);
    expect(carriedAs(letter, wording, factsOf([mute]))).toMatchObject({
      channel: "sms",
      media: [],
      body: "Look\nhttps://example.com/a.jpg",
    });
    const plain: Service = { ...service, settings: { ...service.settings, mmsConverter: false } };
    expect(carriedAs(letter, wording, { ...factsOf([mute]), service: plain })).toBe(wording);
    expect(() => handedIn(letter, wording, factsOf([mute]), origin)).toThrow(Refusal);
  });
});
