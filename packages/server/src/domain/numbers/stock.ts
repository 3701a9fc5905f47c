// The numbers that a new installation has for rent: some thirty countries, every number valid by its country's plan.
// Where a country keeps numbers free for films and books (555-0100 to 555-0199 in North America, and their like
// elsewhere), these are they, so that nobody's phone is among them.
import type { NumberType } from "./number.ts";

/** Numbers in a row: the first, and how many. */
export interface StockRun {
  readonly country: string;
  readonly type: NumberType;
  /** The area code that the numbers begin with after the calling code; empty where none says where they are. */
  readonly area: string;
  /** In E.164. */
  readonly first: string;
  readonly count: number;
}

/** Rises with every change of the stock: an installation that has an older one is given the rest at its next start. */
export const stockVersion = 1;

/** The area code of Twilio's magic numbers. They are for tests: searches leave them out, and they know no quarantine. */
export const magicArea = "500";

type Run = readonly [area: string, first: string, count: number];

interface CountryStock {
  readonly country: string;
  readonly name: string;
  readonly local: readonly Run[];
  readonly mobile: readonly Run[];
  readonly tollFree: readonly Run[];
}

/** How many numbers an American area code has for rent. */
const perAreaCode = 16;
/** How many a run has elsewhere. */
const perRun = 24;

// The last four digits of every American number here lie between 0140 and 0155.
const american = (codes: string): readonly Run[] =>
  codes.split(" ").map((code): Run => [code, `+1${code}5550140`, perAreaCode]);
const americanTollFree: readonly Run[] = american("800 833 844 855 866 877 888").map(([, first, count]): Run => [
  "",
  first,
  count,
]);

const runs = (...listed: readonly (readonly [area: string, first: string])[]): readonly Run[] =>
  listed.map(([area, first]): Run => [area, first, perRun]);

const stocks: readonly CountryStock[] = [
  {
    country: "US",
    name: "United States",
    local: [
      [magicArea, "+15005550006", 1],
      [magicArea, "+15005550010", perAreaCode],
      ["415", "+14155550100", 1],
      ...american(
        "202 203 206 208 210 212 213 214 215 216 303 305 312 313 314 317 401 402 404 405 407 408 410 412 414 415 503 " +
          "504 505 510 512 513 515 602 612 614 615 617 619 702 704 713 801 804 808 813 816 901 907 916 919",
      ),
    ],
    mobile: [],
    tollFree: americanTollFree,
  },
  {
    country: "CA",
    name: "Canada",
    local: american("204 306 403 416 506 514 604 613 780 902"),
    mobile: [],
    tollFree: [],
  },
  {
    country: "GB",
    name: "United Kingdom",
    local: [
      ["20", "+442079460100", 60],
      ...runs(
        ["113", "+441134960100"],
        ["121", "+441214960100"],
        ["131", "+441314960100"],
        ["141", "+441414960100"],
        ["151", "+441514960100"],
        ["161", "+441614960100"],
        ["2890", "+442890180100"],
        ["2920", "+442920180100"],
      ),
    ],
    mobile: [["", "+447400000100", 100]],
    tollFree: [["", "+448081570100", perRun]],
  },
  {
    country: "IE",
    name: "Ireland",
    local: runs(["1", "+35315550100"]),
    mobile: runs(["", "+353850000100"]),
    tollFree: runs(["", "+3531800555100"]),
  },
  {
    country: "FR",
    name: "France",
    local: [["1", "+33199000100", 100]],
    mobile: [["", "+33644600100", 100]],
    tollFree: runs(["", "+33800555100"]),
  },
  {
    country: "DE",
    name: "Germany",
    local: [
      ["30", "+493023125100", 60],
      ...runs(["40", "+494066969100"], ["69", "+496990009100"], ["89", "+498999998100"], ["221", "+492214710100"]),
    ],
    mobile: [["", "+4915735980100", 100]],
    tollFree: runs(["", "+498005550100"]),
  },
  {
    country: "ES",
    name: "Spain",
    local: runs(["91", "+34910050100"], ["93", "+34930050100"]),
    mobile: runs(["", "+34600000100"]),
    tollFree: runs(["", "+34900555100"]),
  },
  {
    country: "PT",
    name: "Portugal",
    local: runs(["21", "+351210050100"]),
    mobile: runs(["", "+351910000100"]),
    tollFree: runs(["", "+351800555100"]),
  },
  {
    country: "IT",
    name: "Italy",
    local: runs(["06", "+390655500100"], ["02", "+390255500100"]),
    mobile: runs(["", "+393123400100"]),
    tollFree: runs(["", "+39800555100"]),
  },
  {
    country: "NL",
    name: "Netherlands",
    local: runs(["20", "+31205550100"]),
    mobile: runs(["", "+31610000100"]),
    tollFree: runs(["", "+318005550100"]),
  },
  {
    country: "BE",
    name: "Belgium",
    local: runs(["2", "+3225550100"]),
    mobile: runs(["", "+32460000100"]),
    tollFree: runs(["", "+3280055100"]),
  },
  {
    country: "CH",
    name: "Switzerland",
    local: runs(["44", "+41445550100"]),
    mobile: runs(["", "+41760000100"]),
    tollFree: runs(["", "+41800555100"]),
  },
  {
    country: "AT",
    name: "Austria",
    local: runs(["1", "+4315550100"]),
    mobile: runs(["", "+43660000100"]),
    tollFree: runs(["", "+43800555100"]),
  },
  {
    country: "DK",
    name: "Denmark",
    local: runs(["", "+4532550100"]),
    mobile: runs(["", "+4542410100"]),
    tollFree: runs(["", "+4580550100"]),
  },
  {
    country: "SE",
    name: "Sweden",
    local: [
      ["8", "+46846500400", perRun],
      ["31", "+46313900600", perRun],
    ],
    mobile: [["", "+46701740605", 90]],
    tollFree: runs(["", "+4620555100"]),
  },
  {
    country: "NO",
    name: "Norway",
    local: runs(["22", "+4722550100"]),
    mobile: runs(["", "+4740000100"]),
    tollFree: runs(["", "+4780055100"]),
  },
  {
    country: "FI",
    name: "Finland",
    local: runs(["9", "+358955500100"]),
    mobile: runs(["", "+358401000100"]),
    tollFree: runs(["", "+358800555100"]),
  },
  {
    country: "PL",
    name: "Poland",
    local: runs(["22", "+48225550100"]),
    mobile: runs(["", "+48500000100"]),
    tollFree: runs(["", "+48800555100"]),
  },
  {
    country: "CZ",
    name: "Czech Republic",
    local: runs(["2", "+420255500100"]),
    mobile: runs(["", "+420601000100"]),
    tollFree: runs(["", "+420800555100"]),
  },
  {
    country: "HU",
    name: "Hungary",
    local: runs(["1", "+3615550100"]),
    mobile: runs(["", "+36205550100"]),
    tollFree: runs(["", "+3680555100"]),
  },
  {
    country: "RO",
    name: "Romania",
    local: runs(["21", "+40215550100"]),
    mobile: runs(["", "+40712000100"]),
    tollFree: runs(["", "+40800555100"]),
  },
  {
    country: "GR",
    name: "Greece",
    local: runs(["21", "+302105550100"]),
    mobile: runs(["", "+306912300100"]),
    tollFree: runs(["", "+308005550100"]),
  },
  {
    country: "IL",
    name: "Israel",
    local: runs(["3", "+97235550100"]),
    mobile: runs(["", "+972502340100"]),
    tollFree: runs(["", "+9721800555100"]),
  },
  {
    country: "HK",
    name: "Hong Kong",
    local: runs(["", "+85225550100"]),
    mobile: runs(["", "+85251230100"]),
    tollFree: runs(["", "+852800555100"]),
  },
  {
    country: "SG",
    name: "Singapore",
    local: runs(["", "+6565550100"]),
    mobile: runs(["", "+6581230100"]),
    tollFree: runs(["", "+658005550100"]),
  },
  {
    country: "JP",
    name: "Japan",
    local: runs(["3", "+81355500100"]),
    mobile: runs(["", "+819012340100"]),
    tollFree: runs(["", "+81120555100"]),
  },
  {
    country: "KR",
    name: "South Korea",
    local: runs(["2", "+8225550100"]),
    mobile: runs(["", "+821020000100"]),
    tollFree: runs(["", "+82805550100"]),
  },
  {
    country: "AU",
    name: "Australia",
    local: [["2", "+61255500100", 60], ...runs(["3", "+61355500100"], ["7", "+61755500100"], ["8", "+61855500100"])],
    mobile: [["", "+61491570110", 47]],
    tollFree: [["", "+611800160401", 1]],
  },
  {
    country: "NZ",
    name: "New Zealand",
    local: runs(["9", "+6495550100"]),
    mobile: runs(["", "+64211230100"]),
    tollFree: runs(["", "+64800555100"]),
  },
  {
    country: "ZA",
    name: "South Africa",
    local: runs(["10", "+27105550100"], ["21", "+27215550100"]),
    mobile: runs(["", "+27711230100"]),
    tollFree: runs(["", "+27800555100"]),
  },
  {
    country: "BR",
    name: "Brazil",
    local: runs(["11", "+551125550100"]),
    mobile: runs(["11", "+5511961230100"]),
    tollFree: runs(["", "+558005550100"]),
  },
  {
    country: "MX",
    name: "Mexico",
    local: runs(["55", "+525555550100"]),
    mobile: [],
    tollFree: runs(["", "+528005550100"]),
  },
  {
    country: "CL",
    name: "Chile",
    local: runs(["2", "+56221230100"]),
    mobile: runs(["", "+56961230100"]),
    tollFree: runs(["", "+56800555100"]),
  },
  {
    country: "CO",
    name: "Colombia",
    local: runs(["601", "+576015550100"]),
    mobile: runs(["", "+573211230100"]),
    tollFree: runs(["", "+5718005550100"]),
  },
  {
    country: "PH",
    name: "Philippines",
    local: runs(["2", "+63285550100"]),
    mobile: runs(["", "+639051230100"]),
    tollFree: runs(["", "+6318005550100"]),
  },
];

/** Every run of the stock. */
export const stockRuns: readonly StockRun[] = stocks.flatMap((stock) =>
  (
    [
      ["local", stock.local],
      ["mobile", stock.mobile],
      ["toll-free", stock.tollFree],
    ] as const
  ).flatMap(([type, listed]) =>
    listed.map(([area, first, count]): StockRun => ({ country: stock.country, type, area, first, count })),
  ),
);

/** The numbers of a run. */
export const numbersOf = ({ first, count }: StockRun): readonly string[] =>
  Array.from({ length: count }, (_, step) => `+${Number(first.slice(1)) + step}`);

export interface StockedCountry {
  readonly code: string;
  readonly name: string;
  /** The types of number that are for rent there. */
  readonly types: readonly NumberType[];
}

/** The countries that numbers can be rented in. */
export const stockedCountries: readonly StockedCountry[] = stocks.map(({ country, name, local, mobile, tollFree }) => ({
  code: country,
  name,
  types: [
    ...(local.length > 0 ? (["local"] as const) : []),
    ...(mobile.length > 0 ? (["mobile"] as const) : []),
    ...(tollFree.length > 0 ? (["toll-free"] as const) : []),
  ],
}));
