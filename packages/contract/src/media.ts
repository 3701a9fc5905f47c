// Media of messages: what they carry, as records and as bytes.
import { z } from "zod";
import { accountPath, rfc2822, sid, uri } from "./fields.ts";
import { text } from "./input.ts";
import { listOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

const media = z
  .object({
    sid: sid("ME", "the media"),
    account_sid: sid("AC", "the account of the message"),
    parent_sid: sid("SM|MM", "the message that carries it"),
    content_type: z.string().describe("What kind of file it is, such as image/jpeg."),
    date_created: rfc2822("When it was copied."),
    date_updated: rfc2822("The same: media never change."),
    uri: uri("Path of this record. Without .json it is the path of the bytes."),
  })
  .meta({ id: "Media", description: "One file of a message, copied when the message was sent or received." });

const place = { product: "api", root: "/2010-04-01", tag: "Media" } as const;
const listPath = { ...accountPath, MessageSid: sid("SM|MM", "the message") } as const;
const itemPath = { ...listPath, Sid: sid("ME", "the media") } as const;
const oneOfThem = "/Accounts/{AccountSid}/Messages/{MessageSid}/Media/{Sid}";

const dateCreated = (which: string) =>
  text(20400, 64).meta({
    description: `Media copied ${which}: a UTC day (YYYY-MM-DD) or a moment.`,
    "x-sdk-type": "date",
  });

export const listMedia = defineRoute({
  ...place,
  id: "listMedia",
  method: "get",
  path: "/Accounts/{AccountSid}/Messages/{MessageSid}/Media",
  suffix: ".json",
  summary: "List the media of a message",
  description:
    "What the message carries. Media are there once they have been copied, a moment after the message was accepted.",
  params: z.object(listPath),
  query: z.object({
    DateCreated: dateCreated("on this day"),
    "DateCreated<": dateCreated("on or before this day"),
    "DateCreated>": dateCreated("on or after this day"),
    ...paging,
  }),
  body: nothing,
  success: { status: 200, schema: listOf("media_list", media, "MediaList") },
  refusals: [20007, 21481, 20400],
});

export const fetchMedia = defineRoute({
  ...place,
  id: "fetchMedia",
  method: "get",
  path: oneOfThem,
  suffix: ".json",
  summary: "Fetch the record of media",
  description: "What kind of file it is and when it was copied. The bytes are at the same path without .json.",
  params: z.object(itemPath),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: media },
  refusals: [],
});

export const fetchMediaBytes = defineRoute({
  ...place,
  id: "fetchMediaBytes",
  method: "get",
  path: oneOfThem,
  suffix: "",
  summary: "Fetch the bytes of media",
  description:
    "The file itself. Anybody who knows the URL may fetch it, as carriers and receivers of webhooks do, because nobody can guess it; " +
    "an account that sets MediaBasicAuth in its messaging settings requires its credentials.",
  params: z.object(itemPath),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: null, bytes: "*/*" },
  refusals: [],
});

export const deleteMedia = defineRoute({
  ...place,
  id: "deleteMedia",
  method: "delete",
  path: oneOfThem,
  suffix: ".json",
  summary: "Delete media",
  description: "Removes the record and the bytes of a message whose sending is over.",
  params: z.object(itemPath),
  query: nothing,
  body: nothing,
  success: { status: 204, schema: null },
  refusals: [20009],
});
