// Messages: what was written comes back, moves obey the table, and no write is lost under another.
import { describe, expect, it } from "vitest";
import { aMessage, anyMessage, epoch, ordinal } from "../../../test/builders.ts";
import { microsMax } from "../../domain/billing/money.ts";
import type { Message } from "../../domain/messages/message.ts";
import { mayMove, statuses } from "../../domain/messages/status.ts";
import { expectKept, expectRefused, openedOnce, type Open } from "./opened.ts";

const pairs = statuses.flatMap((from) => statuses.map((to) => ({ from, to })));

/** Differs from a new message in everything that may be written. */
const full = (given: Partial<Message> = {}): Message =>
  aMessage({
    accountId: ordinal(),
    keySid: "SK1",
    direction: "outbound-reply",
    from: "PENNYWIRE",
    to: "+49 151 0000",
    country: "DE",
    senderType: "alphanumeric",
    body: `"Grüße" 'aus' \\ Köln;\n\t%_?$1 😀🇩🇪 \u{10ffff} ‮`,
    media: ["https://example.com/a?b=c&d=%20", 'https://example.com/"quoted"', ""],
    segments: 10,
    errorCode: 30_007,
    rateId: microsMax,
    price: microsMax,
    held: microsMax - 1,
    cost: microsMax - 2,
    carrier: "simulated",
    carrierMessageId: `id-${ordinal()}`,
    statusCallback: "https://example.com/status",
    validUntil: epoch + 36_000_000,
    answerKey: "a key",
    attempts: 7,
    version: 3,
    updatedAt: epoch + 1,
    sentAt: epoch + 2,
    ...given,
  });

export const describeMessages = (open: Open): void => {
  describe("a message", () => {
    const opened = openedOnce(open);

    it("is searched for in a moment, whatever the texts are like and whatever is looked for", async () => {
      const { store } = opened();
      const accountId = ordinal();
      const body = "a".repeat(1_600);
      const written = Array.from(
        { length: 2_000 },
        () => ({ kind: "insert message", message: aMessage({ accountId, body }) }) as const,
      );
      await expectKept(store, ...written);
      const looking = async (text: string): Promise<number> =>
        (await store.read.messages.page(accountId, { ...anyMessage, body: text }, 1_000, null, 0)).messages.length;
      const begun = performance.now();
      expect(await looking(`${"A".repeat(1_500)}b`)).toBe(0);
      expect(performance.now() - begun).toBeLessThan(2_000);
      expect(await looking("AA")).toBe(1_000);
    });

    it("comes back as it was written: texts, lists, the largest amounts", async () => {
      const { store } = opened();
      const message = full();
      await expectKept(store, { kind: "insert message", message });
      expect(await store.read.messages.find(message.accountId, message.sid)).toEqual(message);
      expect(await store.read.messages.findByCarrierId("simulated", message.carrierMessageId ?? "")).toEqual(message);
    });

    it("comes back as it was written: everything that may be absent", async () => {
      const { store } = opened();
      const message = aMessage({ accountId: ordinal(), price: null, rateId: null, work: null, dueAt: null });
      await expectKept(store, { kind: "insert message", message });
      expect(await store.read.messages.find(message.accountId, message.sid)).toEqual(message);
    });

    it("of another account is as good as none", async () => {
      const { store } = opened();
      const message = full();
      await expectKept(store, { kind: "insert message", message });
      expect(await store.read.messages.find(message.accountId + 1, message.sid)).toBeNull();
      expect(await store.read.messages.find(message.accountId, "SM0")).toBeNull();
      expect(await store.read.messages.findByCarrierId("another", message.carrierMessageId ?? "")).toBeNull();
    });

    it("is moved with all that a move may change", async () => {
      const { store } = opened();
      const message = aMessage({ accountId: ordinal(), status: "sending", price: 100, held: 100, version: 5 });
      const money = { price: 90, held: 0, cost: 40 };
      const work = { work: "answer", dueAt: epoch + 9, attempts: 2 } as const;
      const carrier = { carrier: "simulated", carrierMessageId: "c", errorCode: 1 };
      const at = { updatedAt: epoch + 3, sentAt: epoch + 4, version: 6 };
      const sent: Message = { ...message, status: "sent", ...money, ...work, ...carrier, ...at };
      await expectKept(store, { kind: "insert message", message }, { kind: "move message", message: sent });
      expect(await store.read.messages.find(message.accountId, message.sid)).toEqual(sent);
    });

    it.each(statuses)("that is to become %s gets there only from where the table says", async (to) => {
      const { store } = opened();
      const outcomes = await Promise.all(
        pairs
          .filter((pair) => pair.to === to)
          .map(async ({ from }) => {
            const message = aMessage({ accountId: ordinal(), status: from });
            await expectKept(store, { kind: "insert message", message });
            const moved = { ...message, status: to, version: 2 };
            // Where no move ever leads, asking for one is a bug, and rejects.
            const isKept = await store.commit([{ kind: "move message", message: moved }]).then(
              ({ kept }) => kept,
              () => false,
            );
            const found = await store.read.messages.find(message.accountId, message.sid);
            return { from, isKept, isMoved: found?.version === 2 && found.status === to };
          }),
      );
      expect(outcomes).toEqual(
        statuses.map((from) => ({ from, isKept: mayMove(from, to), isMoved: mayMove(from, to) })),
      );
    });

    it("that someone else wrote since it was read cannot be written", async () => {
      const { store } = opened();
      const message = aMessage({ accountId: ordinal(), status: "sending" });
      const deferred = { ...message, status: "queued", version: 2 } as const;
      await expectKept(store, { kind: "insert message", message }, { kind: "move message", message: deferred });
      // The table would let it fail; only the version is against it.
      await expectRefused(store, { kind: "move message", message: { ...message, status: "failed", version: 2 } });
      await expectRefused(store, { kind: "redact message", sid: message.sid, version: 1, at: epoch });
      await expectRefused(store, { kind: "delete message", sid: message.sid, version: 1, at: epoch });
      expect(await store.read.messages.find(message.accountId, message.sid)).toEqual(deferred);
    });

    it("that ten want to move at the same moment is moved by one of them", async () => {
      const { store } = opened();
      const message = aMessage({ accountId: ordinal(), status: "sending" });
      await expectKept(store, { kind: "insert message", message });
      const moved = { ...message, status: "sent", version: 2 } as const;
      const commits = await Promise.all(
        Array.from({ length: 10 }, async () => store.commit([{ kind: "move message", message: moved }])),
      );
      expect(commits.filter(({ kept }) => kept)).toHaveLength(1);
    });

    it("that is redacted loses its text and nothing else", async () => {
      const { store } = opened();
      const message = full({ status: "delivered", work: null, dueAt: null });
      await expectKept(store, { kind: "insert message", message });
      await expectKept(store, { kind: "redact message", sid: message.sid, version: 3, at: epoch + 9 });
      const redacted = { ...message, body: "", version: 4, updatedAt: epoch + 9 };
      expect(await store.read.messages.find(message.accountId, message.sid)).toEqual(redacted);
    });

    it("that is deleted cannot be found, and keeps only what the books need", async () => {
      const { store } = opened();
      const message = full({ status: "delivered", work: null, dueAt: null });
      await expectKept(store, { kind: "insert message", message });
      await expectKept(store, { kind: "delete message", sid: message.sid, version: 3, at: epoch + 9 });
      expect(await store.read.messages.find(message.accountId, message.sid)).toBeNull();
      // A late report still finds it.
      const kept = await store.read.messages.findByCarrierId("simulated", message.carrierMessageId ?? "");
      const personal = { body: "", from: "", to: "", media: [], statusCallback: null };
      expect(kept).toEqual({ ...message, ...personal, version: 4, updatedAt: epoch + 9 });
    });
  });
};
