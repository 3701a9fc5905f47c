// When the story of a message is over.
import type { Message } from "@pennywire/sdk";

/** Whether nothing more will happen to the message. */
export const isFinal = ({ status }: Pick<Message, "status">): boolean => final.includes(status);

/** Whether it ended without reaching anybody. */
export const isLost = ({ status }: Pick<Message, "status">): boolean => lost.includes(status);

const lost: readonly Message["status"][] = ["failed", "undelivered", "canceled"];

const final: readonly Message["status"][] = ["delivered", "received", "read", ...lost];
