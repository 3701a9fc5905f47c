// The price list and the carrier costs that a new installation starts with. Prices are of the
// order that the market asks in 2026; whoever runs Pennywire replaces them with their own.
import type { Micros } from "./money.ts";
import type { NewCarrierRate, NewRate, SenderType } from "./tariff.ts";

type Line = readonly [country: string, outbound: Micros, inbound: Micros, cost: Micros];

/** A segment out, a segment in, and what the simulated carrier takes for a segment out, in micros. */
const lines: readonly Line[] = [
  ["*", 95_000, 7_500, 71_000],
  ["US", 8_300, 8_300, 5_100],
  ["CA", 8_300, 8_300, 5_300],
  ["GB", 47_000, 7_500, 33_500],
  ["IE", 68_000, 7_500, 50_200],
  ["FR", 72_000, 7_500, 55_900],
  ["DE", 97_000, 7_500, 74_800],
  ["ES", 70_000, 7_500, 51_300],
  ["PT", 42_000, 7_500, 29_400],
  ["IT", 82_000, 7_500, 61_000],
  ["NL", 93_000, 7_500, 70_100],
  ["BE", 96_000, 7_500, 73_300],
  ["CH", 64_000, 7_500, 48_100],
  ["AT", 91_000, 7_500, 69_700],
  ["DK", 49_000, 7_500, 35_900],
  ["SE", 51_000, 7_500, 38_600],
  ["NO", 58_000, 7_500, 43_700],
  ["FI", 76_000, 7_500, 58_000],
  ["PL", 34_000, 7_500, 24_200],
  ["CZ", 55_000, 7_500, 41_500],
  ["HU", 75_000, 7_500, 56_800],
  ["RO", 62_000, 7_500, 47_000],
  ["GR", 63_000, 7_500, 47_900],
  ["TR", 24_000, 7_500, 16_400],
  ["IL", 160_000, 7_500, 121_000],
  ["AE", 82_000, 7_500, 61_600],
  ["IN", 53_000, 7_500, 40_800],
  ["PK", 180_000, 7_500, 142_000],
  ["CN", 46_000, 7_500, 34_600],
  ["HK", 69_000, 7_500, 51_700],
  ["SG", 49_000, 7_500, 36_400],
  ["JP", 81_000, 7_500, 59_900],
  ["KR", 45_000, 7_500, 32_700],
  ["PH", 170_000, 7_500, 133_000],
  ["ID", 390_000, 7_500, 311_000],
  ["AU", 52_000, 7_500, 38_100],
  ["NZ", 98_000, 7_500, 74_300],
  ["ZA", 29_000, 7_500, 19_900],
  ["NG", 290_000, 7_500, 232_000],
  ["KE", 180_000, 7_500, 141_000],
  ["EG", 330_000, 7_500, 262_000],
  ["BR", 61_000, 7_500, 44_800],
  ["MX", 43_000, 7_500, 30_900],
  ["AR", 65_000, 7_500, 49_500],
  ["CL", 54_000, 7_500, 40_300],
  ["CO", 52_000, 7_500, 38_000],
];

/** A message with media: only where carriers take them. */
const media: readonly Line[] = [
  ["US", 22_000, 16_500, 13_800],
  ["CA", 22_000, 16_500, 14_600],
];

const senderTypes: readonly SenderType[] = ["local", "mobile", "toll-free", "shortcode", "alphanumeric"];

/** The price list that is in force from the first start on. */
export const firstRates = (validFrom: number): readonly NewRate[] =>
  [
    ...lines.map((line) => ({ line, channel: "sms" as const })),
    ...media.map((line) => ({ line, channel: "mms" as const })),
  ].flatMap(({ line: [country, outbound, inbound], channel }) =>
    senderTypes.flatMap((senderType): readonly NewRate[] => [
      { country, senderType, direction: "outbound", channel, unitPrice: outbound, carrierFee: 0, validFrom },
      { country, senderType, direction: "inbound", channel, unitPrice: inbound, carrierFee: 0, validFrom },
    ]),
  );

/** What the first carrier takes. Arriving texts cost us nothing. */
export const firstCarrierRates = (carrier: string, validFrom: number): readonly NewCarrierRate[] => [
  ...lines.map(([country, , , unitCost]): NewCarrierRate => ({
    carrier,
    country,
    direction: "outbound",
    channel: "sms",
    unitCost,
    validFrom,
  })),
  ...media.map(([country, , , unitCost]): NewCarrierRate => ({
    carrier,
    country,
    direction: "outbound",
    channel: "mms",
    unitCost,
    validFrom,
  })),
];
