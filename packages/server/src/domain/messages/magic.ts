// Twilio's magic numbers: reserved fictional numbers with which a program can try out every
// refusal. They are honoured on the simulated network only.
import type { RefusalCode } from "@pennywire/contract/errors";

/** Sending to one of these is refused with the code beside it. */
export const magicTo: ReadonlyMap<string, RefusalCode> = new Map([
  ["+15005550001", 21211],
  ["+15005550002", 21612],
  ["+15005550003", 21408],
  ["+15005550004", 21610],
  ["+15005550009", 21614],
]);

/** Sending from one of these is refused with the code beside it. */
export const magicFrom: ReadonlyMap<string, RefusalCode> = new Map([
  ["+15005550001", 21212],
  ["+15005550007", 21606],
  ["+15005550008", 21611],
]);
