// The senders in the pool of a messaging service: numbers, short codes, names that stand in a
// number's place, and senders of other channels.
import { z } from "zod";
import { isoDateTime, sid } from "./fields.ts";
import { needed, text } from "./input.ts";
import { metaListOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";
import { oneService, resourceUrl, servicePath, servicePlace } from "./services.ts";
import type { RefusalCode } from "./errors.ts";

const place = { ...servicePlace, tag: "Senders of messaging services" } as const;
const capabilities = z.array(z.enum(["MMS", "SMS", "Voice"])).describe("What it can carry, as a list of words.");
const country = z.string().describe("Its country, two letters; empty for none in particular.");

const common = (kind: string, what: string) => ({
  sid: sid(kind, what),
  account_sid: sid("AC", "the account that owns it"),
  service_sid: sid("MG", "the messaging service"),
  date_created: isoDateTime("When it joined."),
  date_updated: isoDateTime("When it last changed."),
});

const phoneNumber = z
  .object({
    ...common("PN", "the number"),
    phone_number: z.string().describe("The number in E.164."),
    country_code: country,
    capabilities,
    url: resourceUrl(),
  })
  .meta({ id: "ServicePhoneNumber", description: "A number in a messaging service." });

const shortCode = z
  .object({
    ...common("SC", "the short code"),
    short_code: z.string().describe("The short code."),
    country_code: country,
    capabilities,
    url: resourceUrl(),
  })
  .meta({ id: "ServiceShortCode", description: "A short code in a messaging service." });

const alphaSender = z
  .object({
    ...common("AI", "the alphanumeric sender"),
    alpha_sender: z.string().describe("The name."),
    capabilities,
    url: resourceUrl(),
  })
  .meta({ id: "ServiceAlphaSender", description: "A name to send from, in a messaging service." });

const destinationAlphaSender = z
  .object({
    ...common("AI", "the alphanumeric sender"),
    alpha_sender: z.string().describe("The name."),
    capabilities,
    iso_country_code: z.string().nullable().describe("The only country it is used for, two letters; null for all."),
    url: resourceUrl(),
  })
  .meta({ id: "ServiceDestinationAlphaSender", description: "A name to send from to one country." });

const channelSender = z
  .object({
    sid: sid("XE", "the channel sender"),
    account_sid: sid("AC", "the account that owns it"),
    messaging_service_sid: sid("MG", "the messaging service"),
    sender: z.string().describe("The sender's address, with its channel in front."),
    sender_type: z.string().describe("The channel."),
    country_code: z.string().nullable().describe("Its country, two letters, or null."),
    date_created: isoDateTime("When it joined."),
    date_updated: isoDateTime("When it last changed."),
    url: resourceUrl(),
  })
  .meta({ id: "ServiceChannelSender", description: "A sender of another channel, in a messaging service." });

interface PoolOf<T extends z.ZodObject, B extends z.ZodObject, Q extends z.ZodObject> {
  /** The path below the service, and the word in operation ids. */
  readonly name: string;
  readonly plural: string;
  /** What one is, for people. */
  readonly what: string;
  readonly description: string;
  readonly prefix: "PN" | "SC" | "AI" | "XE";
  readonly key: string;
  readonly schema: T;
  readonly body: B;
  readonly query: Q;
  readonly refusals: readonly RefusalCode[];
  /** A second time is no refusal: the sender is there. */
  readonly repeatable?: boolean;
}

/** The four routes that every kind of sender has. */
const poolRoutes = <T extends z.ZodObject, B extends z.ZodObject, Q extends z.ZodObject>(pool: PoolOf<T, B, Q>) => {
  const path = `${oneService}/${pool.plural}`;
  const one = z.object({ ...servicePath, Sid: sid(pool.prefix, pool.what) });
  return {
    create: defineRoute({
      ...place,
      id: `createService${pool.name}`,
      method: "post",
      path,
      summary: `Add ${pool.what} to a messaging service`,
      description: pool.description,
      params: z.object(servicePath),
      query: nothing,
      body: pool.body,
      success: { status: 201, schema: pool.schema, ...(pool.repeatable === true ? { already: 200 as const } : {}) },
      refusals: [...pool.refusals, ...(pool.repeatable === true ? [] : [21710 as const]), 21714],
    }),
    list: defineRoute({
      ...place,
      id: `listService${pool.plural}`,
      method: "get",
      path,
      summary: `List a messaging service's ${pool.key.replaceAll("_", " ")}`,
      description: "Those in its pool, newest first.",
      params: z.object(servicePath),
      query: z.object({ ...pool.query.shape, ...paging }),
      body: nothing,
      success: { status: 200, schema: metaListOf(pool.key, pool.schema, `Service${pool.name}List`) },
      refusals: [20007, 21481, 20400],
    }),
    fetch: defineRoute({
      ...place,
      id: `fetchService${pool.name}`,
      method: "get",
      path: `${path}/{Sid}`,
      summary: `Fetch ${pool.what} of a messaging service`,
      description: "One sender of its pool.",
      params: one,
      query: nothing,
      body: nothing,
      success: { status: 200, schema: pool.schema },
      refusals: [],
    }),
    remove: defineRoute({
      ...place,
      id: `deleteService${pool.name}`,
      method: "delete",
      path: `${path}/{Sid}`,
      summary: `Take ${pool.what} out of a messaging service`,
      description: "It leaves the pool; the account keeps it where it is the account's.",
      params: one,
      query: nothing,
      body: nothing,
      success: { status: 204, schema: null },
      refusals: [],
    }),
  };
};

export const servicePhoneNumbers = poolRoutes({
  name: "PhoneNumber",
  plural: "PhoneNumbers",
  what: "a number",
  description:
    "Adds one of the account's numbers; 200 when it is in this service already. A number is in one service at most.",
  prefix: "PN",
  key: "phone_numbers",
  schema: phoneNumber,
  body: z.object({ PhoneNumberSid: needed(20400).describe("SID of the number.") }),
  query: nothing,
  refusals: [20400, 20404, 21712],
  repeatable: true,
});

export const serviceShortCodes = poolRoutes({
  name: "ShortCode",
  plural: "ShortCodes",
  what: "a short code",
  description:
    "Adds one of the account's short codes; 200 when it is in this service already. A short code is in one service at most.",
  prefix: "SC",
  key: "short_codes",
  schema: shortCode,
  body: z.object({ ShortCodeSid: needed(20400).describe("SID of the short code.") }),
  query: nothing,
  refusals: [20400, 20404, 21712],
  repeatable: true,
});

const name = needed(21709).describe(
  "The name: 1 to 11 letters, digits, spaces, `+`, `-`, `_` and `&`, with a letter among them.",
);

export const serviceAlphaSenders = poolRoutes({
  name: "AlphaSender",
  plural: "AlphaSenders",
  what: "an alphanumeric sender",
  description: "Adds a name that stands in a number's place where no number of the pool fits. Nobody can answer to it.",
  prefix: "AI",
  key: "alpha_senders",
  schema: alphaSender,
  body: z.object({ AlphaSender: name }),
  query: nothing,
  refusals: [21709],
});

export const serviceDestinationAlphaSenders = poolRoutes({
  name: "DestinationAlphaSender",
  plural: "DestinationAlphaSenders",
  what: "an alphanumeric sender for a destination",
  description: "Adds a name that is used for one country before any number, or for all countries when none is named.",
  prefix: "AI",
  key: "alpha_senders",
  schema: destinationAlphaSender,
  body: z.object({
    AlphaSender: name,
    IsoCountryCode: text(20400, 2).describe("The country, two letters; all countries when left out."),
  }),
  query: z.object({ IsoCountryCode: text(20400, 2).describe("Those for this country.") }),
  refusals: [20400, 21709],
});

export const serviceChannelSenders = poolRoutes({
  name: "ChannelSender",
  plural: "ChannelSenders",
  what: "a channel sender",
  description:
    "Adds a sender of another channel, such as WhatsApp. It is kept and shown, and nothing is sent from it: texts and media are the only channels here.",
  prefix: "XE",
  key: "senders",
  schema: channelSender,
  body: z.object({ Sid: needed(20400).describe("SID of the channel sender, XE and 32 hexadecimal digits.") }),
  query: nothing,
  refusals: [20423, 21712],
});
