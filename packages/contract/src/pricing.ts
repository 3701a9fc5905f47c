// What messages and numbers cost, by country: the price list that is in force.
import { z } from "zod";
import { decimalText } from "./fields.ts";
import { metaListOf, paging } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

const country = {
  country: z.string().describe("The country's name."),
  iso_country: z.string().describe("The country's code, ISO 3166, two letters."),
} as const;
const url = z.string().describe("URL of this resource.");
const priceUnit = z.string().describe("Currency, ISO 4217.");

const prices = {
  base_price: decimalText("The price of the list."),
  current_price: decimalText("The price that this account pays."),
} as const;

const messagePrice = z
  .object({
    ...prices,
    number_type: z
      .enum(["local", "mobile", "toll-free", "shortcode", "alphanumeric"])
      .describe("What our side sends from."),
  })
  .meta({ id: "MessagePrice", description: "What a segment costs with one kind of sender." });

const numberPrice = z
  .object({
    ...prices,
    number_type: z.enum(["local", "mobile", "toll free"]).describe("What kind of number it is."),
  })
  .meta({ id: "NumberPrice", description: "What a month of one kind of number costs." });

const outboundPrices = z
  .object({
    carrier: z.string().describe("The network that is sent to."),
    mcc: z.string().nullable().describe("Its mobile country code, or null for all other networks."),
    mnc: z.string().nullable().describe("Its mobile network code, or null for all other networks."),
    prices: z.array(messagePrice).describe("By what is sent from."),
  })
  .meta({ id: "OutboundMessagePrices", description: "What a segment to one network costs." });

const messagingCountry = z
  .object({ ...country, url })
  .meta({ id: "MessagingCountry", description: "A country whose message prices can be fetched." });

const messagingPrices = z
  .object({
    ...country,
    price_unit: priceUnit,
    inbound_sms_prices: z.array(messagePrice).describe("What a segment from there costs, by what it was sent to."),
    outbound_sms_prices: z.array(outboundPrices).describe("What a segment to there costs, network by network."),
    url,
  })
  .meta({ id: "MessagingPrices", description: "What messages to and from one country cost." });

const numbersCountry = z
  .object({ ...country, url })
  .meta({ id: "PhoneNumberCountry", description: "A country that has numbers for rent." });

const numberPrices = z
  .object({
    ...country,
    price_unit: priceUnit,
    phone_number_prices: z.array(numberPrice).describe("What a month costs, by the kind of number."),
    url,
  })
  .meta({ id: "PhoneNumberPrices", description: "What numbers of one country cost." });

const place = { method: "get", product: "pricing", root: "/v1", suffix: "", tag: "Pricing" } as const;
const countryPath = z.object({ IsoCountry: z.string().describe("ISO 3166, two letters.").meta({ example: "US" }) });

export const listMessagingCountries = defineRoute({
  ...place,
  id: "listMessagingCountries",
  path: "/Messaging/Countries",
  summary: "List countries with message prices",
  description: "Every country that can be texted, in the order of their codes.",
  params: nothing,
  query: z.object({ ...paging }),
  body: nothing,
  success: { status: 200, schema: metaListOf("countries", messagingCountry, "MessagingCountryList") },
  refusals: [20007, 21481],
});

export const fetchMessagingPrices = defineRoute({
  ...place,
  id: "fetchMessagingPrices",
  path: "/Messaging/Countries/{IsoCountry}",
  summary: "Fetch message prices of a country",
  description: "What a segment costs there and from there. A carrier's fee, where there is one, comes on top.",
  params: countryPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: messagingPrices },
  refusals: [],
});

export const listNumberCountries = defineRoute({
  ...place,
  id: "listNumberCountries",
  path: "/PhoneNumbers/Countries",
  summary: "List countries with number prices",
  description: "Every country that has numbers for rent, in the order of their codes.",
  params: nothing,
  query: z.object({ ...paging }),
  body: nothing,
  success: { status: 200, schema: metaListOf("countries", numbersCountry, "PhoneNumberCountryList") },
  refusals: [20007, 21481],
});

export const fetchNumberPrices = defineRoute({
  ...place,
  id: "fetchNumberPrices",
  path: "/PhoneNumbers/Countries/{IsoCountry}",
  summary: "Fetch number prices of a country",
  description: "What a month of a number costs there.",
  params: countryPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: numberPrices },
  refusals: [],
});
