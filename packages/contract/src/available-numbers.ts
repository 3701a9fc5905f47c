// AvailablePhoneNumbers: what can be bought, by country and type. These lists have no pages in their answers, as with
// Twilio: a search shows the first that fit.
import { z } from "zod";
import { accountPath, subresourceUris, uri } from "./fields.ts";
import { decimal, flag, text, whole } from "./input.ts";
import { pageSizeMax } from "./page.ts";
import { defineRoute, nothing } from "./route.ts";

/** Numbers of an answer when nothing is asked. */
export const searchSizeDefault = 30;
/** Miles around a place when nothing is asked, and at most. */
export const distanceMiles = { default: 25, max: 500 } as const;

const country = z
  .object({
    country_code: z.string().describe("ISO 3166, two letters."),
    country: z.string().describe("Name of the country."),
    uri: uri(),
    beta: z.boolean().describe("Whether all numbers of the country are new to the platform."),
    subresource_uris: subresourceUris(),
  })
  .meta({ id: "AvailableCountry", description: "A country that numbers can be bought in." });

const countries = z
  .object({ countries: z.array(country).describe("All of them."), uri: uri() })
  .meta({ id: "AvailableCountryList", description: "The countries that numbers can be bought in." });

const place = (what: string) => z.string().nullable().describe(`${what}, or null where it is not known.`);

const availableNumber = z
  .object({
    friendly_name: z.string().describe("The number in national form."),
    phone_number: z.string().describe("The number in E.164."),
    lata: place("LATA of the number"),
    locality: place("City of the number"),
    rate_center: place("Rate center of the number"),
    latitude: place("Degrees north, with six decimals"),
    longitude: place("Degrees east, with six decimals"),
    region: place("State or province, two letters"),
    postal_code: place("Postal code"),
    iso_country: z.string().describe("ISO 3166, two letters."),
    address_requirements: z.enum(["none", "any", "local", "foreign"]).describe("Which address its country asks for."),
    beta: z.boolean().describe("Whether the number is new to the platform."),
    capabilities: z
      .object({
        voice: z.boolean().describe("Whether the number can carry calls."),
        SMS: z.boolean().describe("Whether the number can carry text messages."),
        MMS: z.boolean().describe("Whether the number can carry media messages."),
      })
      .meta({ id: "AvailableCapabilities", description: "What a number for sale can carry." }),
  })
  .meta({ id: "AvailableNumber", description: "A number that can be bought." });

const availableNumbers = z
  .object({ available_phone_numbers: z.array(availableNumber).describe("The first that fit."), uri: uri() })
  .meta({ id: "AvailableNumberList", description: "Numbers that can be bought." });

const route = { product: "api", root: "/2010-04-01", suffix: ".json", tag: "Available numbers" } as const;
const base = "/Accounts/{AccountSid}/AvailablePhoneNumbers";
const countryPath = z.object({
  ...accountPath,
  CountryCode: z.string().describe("ISO 3166, two letters.").meta({ example: "US" }),
});

const enabled = (what: string) => flag(20400).describe(`Numbers that can (true) or cannot (false) carry ${what}.`);
const excluded = (which: string) => flag(20400).describe(`Whether to leave out numbers that ask for ${which}.`);
const named = (what: string) => text(20400, 64).describe(`Numbers of this ${what}.`);

const search = z.object({
  AreaCode: whole(21451, 1, 99_999).describe("Numbers of this area code."),
  Contains: text(20400, 64).describe(
    "Numbers with these digits: 2 to 16 characters. `*` is any one digit, `%` any digits, letters are keys; `+` in front ties it to the beginning and `$` behind to the end.",
  ),
  SmsEnabled: enabled("text messages"),
  MmsEnabled: enabled("media messages"),
  VoiceEnabled: enabled("calls"),
  FaxEnabled: enabled("faxes"),
  ExcludeAllAddressRequired: excluded("any address"),
  ExcludeLocalAddressRequired: excluded("a local address"),
  ExcludeForeignAddressRequired: excluded("a foreign address"),
  Beta: flag(20400).describe("Whether to include numbers that are new to the platform."),
  NearNumber: text(21421, 64).describe("Numbers near the place of this one, in E.164."),
  NearLatLong: text(20400, 64).describe("Numbers near this place: degrees north and east, with a comma between them."),
  Distance: decimal(20400, 0, distanceMiles.max).describe(
    `Miles around the place: ${distanceMiles.default} when left out, ${distanceMiles.max} at most.`,
  ),
  InPostalCode: named("postal code"),
  InRegion: named("state or province"),
  InRateCenter: named("rate center"),
  InLata: named("LATA"),
  InLocality: named("city"),
  PageSize: whole(20007, 1, 1_000_000_000).meta({
    description: `How many to show: 1 to ${pageSizeMax}, ${searchSizeDefault} when left out. More is read as ${pageSizeMax}.`,
    maximum: pageSizeMax,
  }),
  Page: whole(20400, 0, pageSizeMax).describe("Passes over so many times PageSize numbers."),
});

export const listAvailableCountries = defineRoute({
  ...route,
  id: "listAvailableCountries",
  method: "get",
  path: base,
  summary: "List countries with numbers",
  description: "The countries that numbers can be bought in.",
  params: z.object(accountPath),
  query: nothing,
  body: nothing,
  success: { status: 200, schema: countries },
  refusals: [],
});

export const fetchAvailableCountry = defineRoute({
  ...route,
  id: "fetchAvailableCountry",
  method: "get",
  path: `${base}/{CountryCode}`,
  summary: "Fetch a country with numbers",
  description: "A country that numbers can be bought in, with the types it has.",
  params: countryPath,
  query: nothing,
  body: nothing,
  success: { status: 200, schema: country },
  refusals: [],
});

const searchOf = <const I extends string>(id: I, segment: string, kind: string, description: string) =>
  defineRoute({
    ...route,
    id,
    method: "get",
    path: `${base}/{CountryCode}/${segment}`,
    summary: `Search ${kind} numbers`,
    description,
    params: countryPath,
    query: search,
    body: nothing,
    success: { status: 200, schema: availableNumbers },
    refusals: [20007, 20400, 21421, 21451],
  });

const soldHere = (kind: string) => `${kind} numbers that can be bought, in their order.`;
const notSold = (kind: string) => `${kind} numbers are not sold here: the list is empty.`;

export const searchLocal = searchOf("searchLocal", "Local", "local", soldHere("Local"));
export const searchMobile = searchOf("searchMobile", "Mobile", "mobile", soldHere("Mobile"));
export const searchTollFree = searchOf("searchTollFree", "TollFree", "toll-free", soldHere("Toll-free"));
export const searchNational = searchOf("searchNational", "National", "national", notSold("National"));
export const searchSharedCost = searchOf("searchSharedCost", "SharedCost", "shared-cost", notSold("Shared-cost"));
export const searchVoip = searchOf("searchVoip", "Voip", "VoIP", notSold("VoIP"));
export const searchMachineToMachine = searchOf(
  "searchMachineToMachine",
  "MachineToMachine",
  "machine-to-machine",
  notSold("Machine-to-machine"),
);
