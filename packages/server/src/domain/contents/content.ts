// A content template: what a message says, with gaps that each message fills. One template holds the
// same content in several types, of which a text shows the first that it can.

/** The types that are known, in the order in which a text takes the first it can show. */
export const contentTypes = [
  "twilio/text",
  "twilio/media",
  "twilio/quick-reply",
  "twilio/call-to-action",
  "twilio/list-picker",
  "twilio/card",
  "twilio/carousel",
  "twilio/catalog",
  "twilio/location",
  "twilio/flows",
  "twilio/schedule",
  "whatsapp/card",
  "whatsapp/authentication",
  "whatsapp/flows",
] as const;
export type ContentType = (typeof contentTypes)[number];

/** A value of a template's JSON. */
export type ContentValue = null | boolean | number | string | readonly ContentValue[] | ContentFields;
export interface ContentFields {
  readonly [name: string]: ContentValue;
}

export type ContentTypes = { readonly [T in ContentType]?: ContentFields };

/** How far the approval of a template by WhatsApp has come. */
export interface Approval {
  readonly name: string;
  readonly category: string;
  readonly status: "received";
  readonly allowCategoryChange: boolean;
  /** How long a message may wait for its recipient, in seconds; null: as long as the channel keeps it. */
  readonly sendTtlSeconds: number | null;
}

export interface Content {
  readonly sid: string;
  readonly accountId: number;
  readonly friendlyName: string;
  readonly language: string;
  /** What fills a gap that a message does not fill, by the gap's name. */
  readonly variables: Readonly<Record<string, string>>;
  readonly types: ContentTypes;
  /** Null: it was never submitted. */
  readonly approval: Approval | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}
