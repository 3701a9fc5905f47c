// The price list in force, by country.
import { routes } from "@pennywire/contract";
import type { Hono } from "hono";
import { currency, toDecimal, type Micros } from "../domain/billing/money.ts";
import { numberPrices, type NumberPrices } from "../domain/billing/number-prices.ts";
import type { SenderType, TariffDirection } from "../domain/billing/tariff.ts";
import { networksOf } from "../domain/lookup/networks.ts";
import { countries, countryName } from "../domain/numbers/country-names.ts";
import { Refusal } from "../domain/refusal.ts";
import { answerWith, mount } from "./mount.ts";
import { metaEnvelope, pageAsked, type PageQuery } from "./page.ts";
import type { Room } from "./room.ts";

const messagingPath = "/v1/Messaging/Countries";
const numbersPath = "/v1/PhoneNumbers/Countries";
const senderTypes: readonly SenderType[] = ["local", "mobile", "toll-free", "shortcode", "alphanumeric"];

export const mountPricing = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.listMessagingCountries, async ({ query, search, base }) =>
    answerWith(200, pageOfCountries(countries(), `${base}${messagingPath}`, query, search)),
  );

  mount(app, room, routes.fetchMessagingPrices, async ({ params, base }) => {
    const { iso, name } = countryOf(params.IsoCountry);
    // What has no price cannot be sent from there.
    const pricesOf = (direction: TariffDirection) =>
      senderTypes.flatMap((type) => {
        const rate = deps.tariff().priceOf(iso, type, direction, "sms");
        return rate === null ? [] : [{ ...priced(rate.unitPrice), number_type: type }];
      });
    const prices = pricesOf("outbound");
    const networks = networksOf(iso).map(({ name: carrier, mcc, mnc }) => ({ carrier, mcc, mnc, prices }));
    return answerWith(200, {
      country: name,
      iso_country: iso,
      price_unit: currency,
      inbound_sms_prices: pricesOf("inbound"),
      outbound_sms_prices: [...networks, { carrier: "Other", mcc: null, mnc: null, prices }],
      url: `${base}${messagingPath}/${iso}`,
    });
  });

  mount(app, room, routes.listNumberCountries, async ({ query, search, base }) => {
    const all = numberPrices.map(({ country }) => country);
    return answerWith(200, pageOfCountries(all, `${base}${numbersPath}`, query, search));
  });

  mount(app, room, routes.fetchNumberPrices, async ({ params, base }) => {
    const { iso, name } = countryOf(params.IsoCountry);
    const prices = numberPrices.find(({ country }) => country === iso);
    if (prices === undefined) throw new Refusal(20404);
    return answerWith(200, {
      country: name,
      iso_country: iso,
      price_unit: currency,
      phone_number_prices: rentsOf(prices),
      url: `${base}${numbersPath}/${iso}`,
    });
  });
};

/** Codes are written large; a path in small letters is another path. */
const countryOf = (iso: string): { readonly iso: string; readonly name: string } => {
  const name = countryName(iso);
  if (name === null) throw new Refusal(20404);
  return { iso, name };
};

const pageOfCountries = (all: readonly string[], url: string, query: PageQuery, search: string) => {
  const asked = pageAsked(query);
  const begin = placeOf(asked.token, all) ?? asked.offset;
  const items = all.slice(begin, begin + asked.size);
  const [first, last] = [items[0], items.at(-1)];
  const next = last !== undefined && begin + items.length < all.length ? `PA${last}` : null;
  const previous = first !== undefined && begin > 0 ? `PA${all[begin - asked.size - 1] ?? ""}` : null;
  const shown = items.map((iso) => ({ country: countryName(iso), iso_country: iso, url: `${url}/${iso}` }));
  return metaEnvelope("countries", url, search, asked, shown, next, previous);
};

/** A token names the country before the page; without a name it is the beginning. */
const placeOf = (token: string | null, all: readonly string[]): number | null => {
  if (token === null) return null;
  const iso = /^PA([A-Z]{2})?$/.exec(token);
  if (iso === null) throw new Refusal(21481, null, "PageToken");
  const before = iso[1] === undefined ? -1 : all.indexOf(iso[1]);
  if (iso[1] !== undefined && before < 0) throw new Refusal(21481, null, "PageToken");
  return before + 1;
};

const priced = (price: Micros) => ({ base_price: toDecimal(price), current_price: toDecimal(price) });

const rentsOf = ({ local, mobile, tollFree }: NumberPrices) =>
  (
    [
      ["local", local],
      ["mobile", mobile],
      ["toll free", tollFree],
    ] as const
  ).flatMap(([type, price]) => (price === null ? [] : [{ ...priced(price), number_type: type }]));
