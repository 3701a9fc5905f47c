// What a segment costs the customer, and what it costs us. A price is chosen by the other
// side's country, the type of our number, and the direction.
import type { Micros } from "./money.ts";

export type SenderType = "local" | "mobile" | "toll-free" | "shortcode" | "alphanumeric";
export type TariffDirection = "outbound" | "inbound";
/** Texts are priced by the segment, messages with media by the message. */
export type Channel = "sms" | "mms";

/** One row of the price list. Rows are never edited: a new price is a new row. */
export interface Rate {
  readonly id: number;
  /** ISO 3166 two letters, or `*` for every country without a row of its own. */
  readonly country: string;
  readonly senderType: SenderType;
  readonly direction: TariffDirection;
  readonly channel: Channel;
  /** What the customer pays for a segment. */
  readonly unitPrice: Micros;
  /** The carrier's fee that is passed through to the customer, a segment. */
  readonly carrierFee: Micros;
  readonly validFrom: number;
}

/** One row of a carrier's price list: what we pay for a segment, the passed-through fee included. */
export interface CarrierRate {
  readonly id: number;
  readonly carrier: string;
  readonly country: string;
  readonly direction: TariffDirection;
  readonly channel: Channel;
  readonly unitCost: Micros;
  readonly validFrom: number;
}

/** A new row of either list, before it has its number. */
export type NewRate = Omit<Rate, "id">;
export type NewCarrierRate = Omit<CarrierRate, "id">;

/** Both lists, ready to be asked. */
export interface Tariff {
  priceOf(country: string, senderType: SenderType, direction: TariffDirection, channel: Channel): Rate | null;
  costOf(carrier: string, country: string, direction: TariffDirection, channel: Channel): CarrierRate | null;
  /** The row that a message was priced with, however old. */
  rate(id: number): Rate | null;
}

/** Builds the look-ups; of several rows for the same thing the one that became valid last counts. */
export const tariffOf = (rates: readonly Rate[], carrierRates: readonly CarrierRate[]): Tariff => {
  const prices = latest(rates, (row) => `${row.country} ${row.senderType} ${row.direction} ${row.channel}`);
  const costs = latest(carrierRates, (row) => `${row.carrier} ${row.country} ${row.direction} ${row.channel}`);
  const byId = new Map(rates.map((rate) => [rate.id, rate]));
  return {
    priceOf: (country, senderType, direction, channel) =>
      prices.get(`${country} ${senderType} ${direction} ${channel}`) ??
      prices.get(`* ${senderType} ${direction} ${channel}`) ??
      null,
    costOf: (carrier, country, direction, channel) =>
      costs.get(`${carrier} ${country} ${direction} ${channel}`) ??
      costs.get(`${carrier} * ${direction} ${channel}`) ??
      null,
    rate: (id) => byId.get(id) ?? null,
  };
};

const latest = <R extends { readonly validFrom: number }>(
  rows: readonly R[],
  nameOf: (row: R) => string,
): ReadonlyMap<string, R> => {
  const found = new Map<string, R>();
  for (const row of rows) {
    const other = found.get(nameOf(row));
    if (other === undefined || other.validFrom <= row.validFrom) found.set(nameOf(row), row);
  }
  return found;
};
