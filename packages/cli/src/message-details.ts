// A message as a person reads it.
import type { Message } from "@pennywire/sdk";
import type { Detail } from "./table.ts";
import { formatCost, nothing } from "./format.ts";
import { paintStatus, type Paint } from "./paint.ts";

/** What matters right after sending. */
export const briefDetails = (message: Message, paint: Paint): readonly Detail[] => [
  { name: "sid", text: message.sid },
  { name: "status", text: message.status, paint: (text) => paintStatus(paint, text) },
  { name: "segments", text: String(message.numSegments) },
  { name: "price", text: formatCost(message.price, message.priceUnit), raw: message.price ?? "" },
];

/** `30003: The handset is off or out of reach.`; a dash when nothing went wrong. */
export const errorInWords = ({ errorCode, errorMessage }: Message): string => {
  if (errorCode === null) return nothing;
  return errorMessage === null ? String(errorCode) : `${errorCode}: ${errorMessage}`;
};

/** Who is at the other end, with the direction: `→ +15558675310`. */
export const partyOf = ({ direction, from, to }: Message): string =>
  direction === "inbound" ? `← ${from ?? nothing}` : `→ ${to}`;
