// Fills a database with messages that have been sent and delivered, through the store's own commit, in large batches.
import { present } from "../packages/server/src/domain/invariant.ts";
import type { Message } from "../packages/server/src/domain/messages/message.ts";
import { sidOf } from "../packages/server/src/domain/sid.ts";
import { openStore } from "../packages/server/src/store/open.ts";
import type { Write } from "../packages/server/src/store/writes.ts";
import { accountSid } from "./pennywire.ts";

/** The phone that six of ten messages go to: it has a hundred pages of its own at ten thousand messages. */
export const frequentPhone = "+14155560000";
/** The phone that one of a hundred messages goes to: two pages at ten thousand messages. */
export const rarePhone = "+14155569999";

const otherPhones = 5_000;
/** Messages of one commit: large enough that the flush to the disk does not count. */
const batchSize = 2_000;
/** When the first message was made: 2026-01-01, a message a second since then. */
const begun = 1_767_225_600_000;

/** Adds messages until there are `count`; the database must have had its first start. */
export const fill = async (databaseFile: string, from: number, count: number): Promise<void> => {
  const store = await openStore(`file:${databaseFile}`);
  try {
    const account = present(await store.read.accounts.find(accountSid), "the first start made the account");
    for (let next = from; next < count; next += batchSize) {
      const size = Math.min(batchSize, count - next);
      const writes = Array.from({ length: size }, (_, index): Write => {
        return { kind: "insert message", message: messageOf(account.id, next + index) };
      });
      const commit = await store.commit(writes);
      if (!commit.kept) throw new Error("a batch was refused: is the database new?");
    }
  } finally {
    await store.close();
  }
};

const phoneOf = (ordinal: number): string => {
  if (ordinal % 100 === 7) return rarePhone;
  if (ordinal % 10 < 6) return frequentPhone;
  // A large odd step visits all phones in an order that looks random.
  return `+1415557${String((ordinal * 2_917) % otherPhones).padStart(4, "0")}`;
};

/** A message that was delivered; `ordinal` makes it one of its own. */
export const messageOf = (accountId: number, ordinal: number): Message => {
  const at = begun + ordinal * 1_000;
  const sid = sidOf("SM", at, ordinal.toString(16).padStart(20, "0"));
  return {
    sid,
    accountId,
    keySid: accountSid,
    direction: "outbound-api",
    status: "delivered",
    from: "+14155550100",
    to: phoneOf(ordinal),
    country: "US",
    senderType: "local",
    serviceSid: null,
    options: null,
    optOutType: null,
    body: "Your parcel has left our hub. Track it at example.com/t/8H2K. Reply STOP to end.",
    media: [],
    segments: 1,
    errorCode: null,
    rateId: 1,
    price: 11_300,
    held: 0,
    cost: 7_100,
    carrier: "simulated",
    carrierMessageId: sid,
    statusCallback: null,
    validUntil: null,
    work: null,
    dueAt: null,
    answerKey: null,
    attempts: 1,
    version: 3,
    createdAt: at,
    updatedAt: at + 400,
    sentAt: at + 100,
  };
};
