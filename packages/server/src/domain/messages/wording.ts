// What a message says once everything about it is known: the text of a template or of the request,
// smart-encoded where that is wanted, with its media, and what it counts as.
import type { Channel } from "../billing/tariff.ts";
import { checkLength, checkMedia, type Addressed } from "./draft.ts";
import { segmentsOf } from "./segments.ts";
import { smartEncode } from "./smart-encoding.ts";

export interface Wording {
  readonly body: string;
  readonly media: readonly string[];
  readonly channel: Channel;
  readonly segments: number;
}

/** What a template says. */
export interface Content {
  readonly body: string;
  readonly media: readonly string[];
}

/** `smart` is whether the text is smart-encoded when the request does not say. */
export const worded = ({ draft }: Addressed, content: Content | null, smart: boolean): Wording => {
  const plain = content?.body ?? draft.body ?? "";
  const media = content?.media ?? draft.media;
  const body = (draft.smartEncoded ?? smart) ? smartEncode(plain) : plain;
  checkLength(body);
  if (content !== null) checkMedia(media);
  const channel = media.length > 0 || draft.sendAsMms ? "mms" : "sms";
  return { body, media, channel, segments: channel === "mms" ? 1 : segmentsOf(body).segments };
};

/** The same as text, where nothing can carry media: their addresses stand behind it as links. */
export const asText = ({ body, media }: Wording): Wording => {
  const text = [body, ...media].filter((line) => line !== "").join("\n");
  checkLength(text);
  return { body: text, media: [], channel: "sms", segments: segmentsOf(text).segments };
};
