// Records for tests: whole, valid and alike; a test names only what it is about. Every record gets a SID and, where it
// has one, a number of its own, so tests that share a database do not meet.
import type { Account } from "../src/domain/accounts/account.ts";
import type { Key } from "../src/domain/accounts/key.ts";
import type { NewCarrierRate, NewRate } from "../src/domain/billing/tariff.ts";
import type { Callback } from "../src/domain/callbacks/callback.ts";
import type { Exchange } from "../src/domain/callbacks/exchange.ts";
import type { Message } from "../src/domain/messages/message.ts";
import { newNumberSettings, type PhoneNumber } from "../src/domain/numbers/number.ts";
import type { OptOutImport } from "../src/domain/opt-outs/import.ts";
import { sidOf, type SidPrefix } from "../src/domain/sid.ts";
import type { HandsetEntry, NetworkEvent } from "../src/domain/simulation/network.ts";
import type { MessageFilter } from "../src/store/message-reads.ts";

/** The moment at which everything in tests begins, in epoch milliseconds. */
export const epoch = 1_790_000_000_000;

let last = 0;
/** 1, 2, 3, … */
export const ordinal = (): number => {
  last += 1;
  return last;
};

/** A new SID; later ones sort after earlier ones. */
export const aSid = (prefix: SidPrefix): string => sidOf(prefix, epoch + ordinal(), "0".repeat(20));

export const anAccount = (given: Partial<Account> = {}): Account => {
  const { id = ordinal(), sid = aSid("AC") } = given;
  return {
    id,
    sid,
    ownerId: id,
    ownerSid: sid,
    friendlyName: "Owl Couriers",
    status: "active",
    suspendedBy: null,
    tokenHash: `hash-${ordinal()}`,
    tokenSealed: "sealed",
    secondaryHash: null,
    secondarySealed: null,
    secondaryAt: null,
    createdAt: epoch,
    updatedAt: epoch,
    ...given,
  };
};

export const aKey = (given: Partial<Key> = {}): Key => ({
  sid: aSid("SK"),
  accountId: 1,
  friendlyName: "a key",
  type: "standard",
  policy: null,
  secretHash: `hash-${ordinal()}`,
  createdAt: epoch,
  updatedAt: epoch,
  ...given,
});

export const aNumber = (given: Partial<PhoneNumber> = {}): PhoneNumber => {
  const phoneNumber = given.phoneNumber ?? `+1415555${String(ordinal()).padStart(4, "0")}`;
  return {
    sid: aSid("PN"),
    accountId: 1,
    phoneNumber,
    country: "US",
    type: "local",
    settings: newNumberSettings(phoneNumber),
    createdAt: epoch,
    updatedAt: epoch,
    ...given,
  };
};

/** A text of one segment that waits for a worker, as an API call leaves it. */
/** Every message of an account. */
export const anyMessage: MessageFilter = {
  to: null,
  from: null,
  sentFrom: null,
  sentUntil: null,
  status: null,
  direction: null,
  errorCode: null,
  serviceSid: null,
  body: null,
};

export const aMessage = (given: Partial<Message> = {}): Message => ({
  sid: aSid("SM"),
  accountId: 1,
  keySid: null,
  direction: "outbound-api",
  status: "queued",
  from: "+14155550100",
  to: "+14155550199",
  country: "US",
  senderType: "local",
  serviceSid: null,
  body: "Your parcel has arrived.",
  media: [],
  segments: 1,
  errorCode: null,
  rateId: 1,
  price: 0,
  held: 0,
  cost: null,
  carrier: null,
  carrierMessageId: null,
  statusCallback: null,
  options: null,
  validUntil: null,
  optOutType: null,
  work: "deliver",
  dueAt: epoch,
  answerKey: null,
  attempts: 0,
  version: 1,
  createdAt: epoch,
  updatedAt: epoch,
  sentAt: null,
  ...given,
});

export const aRate = (given: Partial<NewRate> = {}): NewRate => ({
  country: "US",
  senderType: "local",
  direction: "outbound",
  channel: "sms",
  unitPrice: 8_300,
  carrierFee: 3_000,
  validFrom: epoch,
  ...given,
});

export const aCarrierRate = (given: Partial<NewCarrierRate> = {}): NewCarrierRate => ({
  carrier: "simulated",
  country: "US",
  direction: "outbound",
  channel: "sms",
  unitCost: 4_100,
  validFrom: epoch,
  ...given,
});

export const aCallback = (given: Partial<Callback> = {}): Callback => ({
  sid: aSid("CB"),
  accountId: 1,
  messageSid: aSid("SM"),
  purpose: "status",
  url: "https://example.com/status",
  method: "POST",
  origin: "https://example.com",
  form: [
    ["MessageStatus", "sent"],
    ["To", "+14155550199"],
  ],
  sequence: 1,
  documents: 0,
  state: "pending",
  attempts: 0,
  dueAt: epoch,
  createdAt: epoch,
  ...given,
});

export const anExchange = (given: Partial<Exchange> = {}): Exchange => ({
  accountId: 1,
  messageSid: aSid("SM"),
  purpose: "status",
  attempt: 1,
  url: "https://example.com/status",
  method: "POST",
  form: [["MessageStatus", "sent"]],
  status: 200,
  contentType: "text/plain",
  answer: "thanks",
  errorCode: null,
  errorMessage: null,
  durationMs: 12,
  at: epoch,
  ...given,
});

/** A text that a phone will send. */
export const aNetworkEvent = (given: Partial<Extract<NetworkEvent, { kind: "text" }>> = {}): NetworkEvent => ({
  kind: "text",
  ref: `text:${ordinal()}`,
  dueAt: epoch,
  accountId: 1,
  from: "+14155550199",
  to: "+14155550100",
  body: "STOP",
  media: [],
  ...given,
});

export const aHandsetEntry = (given: Partial<HandsetEntry> = {}): HandsetEntry => ({
  sid: aSid("SM"),
  accountId: 1,
  handset: "+14155550199",
  direction: "received",
  from: "+14155550100",
  to: "+14155550199",
  body: "Your parcel has arrived.",
  media: [],
  at: epoch,
  ...given,
});

export const anImport = (given: Partial<OptOutImport> = {}): OptOutImport => ({
  sid: aSid("IM"),
  accountId: 1,
  scope: "+14155550100",
  status: "queued",
  bytes: 100,
  linesRead: 0,
  added: 0,
  present: 0,
  failed: 0,
  errors: [],
  dueAt: epoch,
  attempts: 0,
  createdAt: epoch,
  updatedAt: epoch,
  ...given,
});
