// Messages by their SID, and by its last digits: SIDs begin with the time, so the end is what tells them apart,
// and 34 characters do not fit beside anything else on a narrow terminal.
import type { Pennywire } from "@pennywire/sdk";
import { CliError, usageError } from "./failure.ts";

/** How a list shows a SID where the whole does not fit. */
export const shortSid = (sid: string): string => `…${sid.slice(-shortDigits)}`;

/** The SID that was meant: written in full, or the last digits of one of the latest messages. */
export const findMessageSid = async (client: Pennywire, text: string): Promise<string> => {
  if (/^(SM|MM)[0-9a-f]{32}$/iu.test(text)) return text;
  const tail = text.replace(/^…/u, "").toLowerCase();
  if (!/^[0-9a-f]{4,32}$/u.test(tail)) {
    throw usageError(
      `This is not the SID of a message: ${text}`,
      "A SID is SM or MM and 32 hexadecimal digits; its last 8 digits are enough for a recent message.",
    );
  }
  const latest = await client.messages.list({ limit: latestMax }).toArray();
  const [sid, another] = latest.map((message) => message.sid).filter((one) => one.endsWith(tail));
  if (sid === undefined) {
    throw new CliError(`None of the latest messages has a SID that ends with ${tail}.`, {
      next: ["See what there is: pennywire messages list", "Older messages are found by their whole SID."],
    });
  }
  if (another !== undefined)
    throw usageError(`Several messages have a SID that ends with ${tail}.`, "Give more digits.");
  return sid;
};

const shortDigits = 8;

// One page, and so one request.
const latestMax = 1000;
