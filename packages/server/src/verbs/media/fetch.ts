// Fetching media: every address that a message names is copied, so that what is delivered, shown and billed
// is what was there when it was sent. Then the message goes on: to its carrier, or to the customer's webhook.
import { deliveryAlert } from "../../domain/alerts/alert.ts";
import { callbackOwed } from "../../domain/callbacks/callback.ts";
import { present } from "../../domain/invariant.ts";
import { bytesMaxOf, contentTypeOf, messageBytesMax, type Media } from "../../domain/media/media.ts";
import { moved, type Message } from "../../domain/messages/message.ts";
import type { Write } from "../../store/writes.ts";
import { discarded, paced, type Deps } from "../deps.ts";
import { alarmed } from "../alarm.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "hooks" | "media" | "senderRates">;

/** To connect to a server that has media, in milliseconds: as long as a webhook may take. */
const connectMs = 5_000;
/** For one file, in milliseconds: five megabytes at the pace of a slow line. */
const fileMs = 15_000;
/** Somebody whose media have stopped us so often gets an answer instead of another try. */
const triesMax = 3;
/** What a failure is told as when it was ours. */
const ourFault = 30500;
/** The queue of its sender was full when the message came to it. */
const queueFull = 30001;
/** An incoming message of which a part never came. */
const partMissing = 30009;

/** Copies the media of a claimed message and lets it go on, or ends it with the reason. */
export async function fetchMedia(deps: Needs, message: Message): Promise<void> {
  const copied = message.attempts > triesMax ? { media: [], errorCode: ourFault } : await copies(deps, message);
  const sids = copied.media.map(({ sid }) => sid);
  const inbound = message.direction === "inbound";
  // A phone cannot be told that its picture did not come through; its text is worth having without.
  const ends = copied.errorCode !== null && !inbound;
  const writes = ends
    ? await failed(deps, message, copied.errorCode)
    : goingOn(deps, message, copied.media, copied.errorCode === null ? null : partMissing);
  const commit = await deps.store.commit(writes);
  // Nobody will ask for files that no row knows.
  if (!commit.kept || ends) await deps.media.remove(sids);
  if (!commit.kept && commit.refusedBy.kind === "take slot") {
    await deps.store.commit(await failed(deps, message, queueFull));
  }
}

interface Copied {
  readonly media: readonly Media[];
  /** Why something could not be copied; null when all of it was. */
  readonly errorCode: number | null;
}

/** One after the other, so that a message never holds more than one file in memory. */
const copies = async (deps: Needs, message: Message): Promise<Copied> => {
  const media: Media[] = [];
  // In rising order, because media are listed by their SIDs.
  const sids = message.media.map(() => deps.newSid("ME")).toSorted();
  let errorCode: number | null = null;
  for (const [index, url] of message.media.entries()) {
    const room = messageBytesMax - media.reduce((sum, { bytes }) => sum + bytes, 0);
    const fetched = await deps.hooks.fetchBytes({
      url,
      connectTimeoutMs: connectMs,
      totalTimeoutMs: fileMs,
      bytesMaxOf: (header) => {
        const max = bytesMaxOf(contentTypeOf(header) ?? "");
        return max === null ? null : Math.min(max, room);
      },
    });
    if (fetched.kind === "refused") {
      errorCode = fetched.code;
      if (message.direction === "inbound") continue;
      return { media, errorCode };
    }
    const sid = present(sids[index], "a SID for each of the media");
    await deps.media.put(sid, fetched.bytes);
    const { accountId, sid: messageSid } = message;
    const contentType = present(contentTypeOf(fetched.contentType), "a file without a type is refused");
    media.push({ sid, accountId, messageSid, contentType, bytes: fetched.bytes.length, createdAt: deps.clock.now() });
  }
  return { media, errorCode };
};

const goingOn = (
  deps: Needs,
  message: Message,
  media: readonly Media[],
  errorCode: number | null,
): readonly Write[] => {
  const now = deps.clock.now();
  const after: Message = {
    ...message,
    media: media.map(({ sid }) => sid),
    errorCode,
    work: message.direction === "inbound" ? "answer" : "deliver",
    dueAt: now,
    attempts: 0,
    version: message.version + 1,
    updatedAt: now,
  };
  const { first, last } = paced(deps, after, now);
  return [...first, { kind: "keep media", media, attempts: message.attempts, message: after }, ...last];
};

const failed = async (deps: Needs, message: Message, errorCode: number): Promise<readonly Write[]> => {
  const account = present(await deps.store.read.accounts.findById(message.accountId), "a message has an account");
  const now = deps.clock.now();
  const after = moved(message, "failed", now, { errorCode });
  return [
    { kind: "move message", message: after },
    { kind: "release", accountId: account.ownerId, amount: message.held },
    ...discarded(after, now),
    ...callbackOwed(after, account.sid, deps.newSid("CB"), now).map((callback): Write => ({
      kind: "owe callback",
      callback,
    })),
    ...(await alarmed(deps, account, deliveryAlert(after, deps.newSid("NO")))),
  ];
};
