// Media of messages: pictures and other files, copied when the message is sent or received, so that they
// stay what they were. A message names its media by where they are: an address as long as it has not
// been fetched, and the copy's SID from then on.
import { isSid } from "../sid.ts";

export interface Media {
  readonly sid: string;
  readonly accountId: number;
  readonly messageSid: string;
  /** Without parameters, in lower case: `image/jpeg`. */
  readonly contentType: string;
  readonly bytes: number;
  readonly createdAt: number;
}

/** Largest picture of the kinds that carriers shrink by themselves, in bytes (Twilio's limit). */
export const pictureBytesMax = 5_242_880;
/** Largest file of any other kind, in bytes (Twilio's limit, because carriers pass it on as it is). */
export const otherBytesMax = 512_000;
/** Most bytes of one message's media together (Twilio's limit). */
export const messageBytesMax = 5_242_880;

/** The name of a content type without its parameters; null when there is none. */
export const contentTypeOf = (header: string | null): string | null => {
  const type = (header ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return type === "" ? null : type;
};

/** How large a file of this type may be, in bytes; null when messages do not carry it. */
export const bytesMaxOf = (contentType: string): number | null => {
  if (pictures.has(contentType)) return pictureBytesMax;
  return others.has(contentType) ? otherBytesMax : null;
};

const pictures: ReadonlySet<string> = new Set(["image/jpeg", "image/jpg", "image/png", "image/gif"]);

const others: ReadonlySet<string> = new Set([
  ...["bmp", "tiff", "webp", "heic", "heif"].map((name) => `image/${name}`),
  ...["basic", "l24", "mp4", "mpeg", "mp3", "ogg", "wav", "x-wav", "vnd.wave", "vnd.rn-realaudio", "3gpp", "3gpp2"].map(
    (name) => `audio/${name}`,
  ),
  ...["ac3", "webm", "amr", "amr-nb", "aac", "m4a", "x-m4a"].map((name) => `audio/${name}`),
  ...["mpeg", "mp4", "quicktime", "webm", "3gpp", "3gpp2", "3gpp-tt", "h261", "h263", "h263-1998", "h263-2000"].map(
    (name) => `video/${name}`,
  ),
  "video/h264",
  ...["plain", "vcard", "x-vcard", "csv", "rtf", "richtext", "calendar", "directory"].map((name) => `text/${name}`),
  ...["pdf", "vcard", "vnd.apple.pkpass", "ogg"].map((name) => `application/${name}`),
]);

/** Whether this entry of a message's media is a copy of ours; else it is an address to be fetched. */
export const isCopy = (entry: string): boolean => isSid(entry, "ME");

/** Where the bytes of a copy are, as webhooks and carriers are told. */
export const mediaUrl = (base: string, accountSid: string, messageSid: string, sid: string): string =>
  `${base}/2010-04-01/Accounts/${accountSid}/Messages/${messageSid}/Media/${sid}`;

/** The addresses of a message's media, wherever they are. */
export const mediaUrls = (
  base: string,
  accountSid: string,
  message: { readonly sid: string; readonly media: readonly string[] },
): readonly string[] =>
  message.media.map((entry) => (isCopy(entry) ? mediaUrl(base, accountSid, message.sid, entry) : entry));
