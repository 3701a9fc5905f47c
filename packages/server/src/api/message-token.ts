// The page tokens of the message list: `PA` behind a row, `PB` before it, then the row's number
// and, where the list is ordered by it, the moment it was sent.
import { Refusal } from "../domain/refusal.ts";
import type { MessageCursor } from "../store/store.ts";

export const messageToken = (cursor: MessageCursor | null): string | null => {
  if (cursor === null) return null;
  const sent = cursor.sentAt === null ? "" : `X${cursor.sentAt.toString(36)}`;
  return `P${cursor.back ? "B" : "A"}${cursor.id.toString(36)}${sent}`;
};

const shape = /^P([AB])([0-9a-z]{1,11})(?:X([0-9a-z]{1,11}))?$/;

export const cursorOf = (token: string): MessageCursor => {
  const match = shape.exec(token);
  if (match?.[2] === undefined) throw new Refusal(21481, null, "PageToken");
  const id = Number.parseInt(match[2], 36);
  const sentAt = match[3] === undefined ? null : Number.parseInt(match[3], 36);
  if (!Number.isSafeInteger(id) || (sentAt !== null && !Number.isSafeInteger(sentAt))) {
    throw new Refusal(21481, null, "PageToken");
  }
  return { id, sentAt, back: match[1] === "B" };
};
