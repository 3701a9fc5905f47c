// What can be bought: the countries, and searches in the operator's inventory.
import { distanceMiles, fullPath, pageSizeMax, routes, searchSizeDefault, type QueryOf } from "@pennywire/contract";
import type { Hono } from "hono";
import {
  areasWished,
  likeOf,
  placeFrom,
  placeOf,
  takesMedia,
  type FreeNumber,
  type PlaceWish,
} from "../domain/numbers/inventory.ts";
import type { NumberType } from "../domain/numbers/number.ts";
import { parseE164 } from "../domain/numbers/phone-number.ts";
import { stockedCountries, type StockedCountry } from "../domain/numbers/stock.ts";
import { Refusal } from "../domain/refusal.ts";
import { textOrNull } from "./given.ts";
import { answerWith, mount } from "./mount.ts";
import { presentAvailable, presentCountry } from "./present/available-number.ts";
import type { Room } from "./room.ts";

type Query = QueryOf<typeof routes.searchLocal>;

export const mountAvailableNumbers = (app: Hono, room: Room): void => {
  mount(app, room, routes.listAvailableCountries, async ({ caller: { account } }) =>
    answerWith(200, {
      countries: stockedCountries.map((country) => presentCountry(country, account.sid)),
      uri: fullPath(routes.listAvailableCountries).replace("{AccountSid}", account.sid),
    }),
  );

  mount(app, room, routes.fetchAvailableCountry, async ({ caller: { account }, params }) =>
    answerWith(200, presentCountry(countryNamed(params.CountryCode), account.sid)),
  );

  const searching = (route: typeof routes.searchLocal, type: NumberType | null): void =>
    mount(app, room, route, async ({ caller: { account }, params, query }) => {
      const { code } = countryNamed(params.CountryCode);
      const found = type === null ? [] : await search(room, code, type, query);
      return answerWith(200, {
        available_phone_numbers: found.map(presentAvailable),
        uri: fullPath(route).replace("{AccountSid}", account.sid).replace("{CountryCode}", code),
      });
    });

  searching(routes.searchLocal, "local");
  searching(routes.searchMobile, "mobile");
  searching(routes.searchTollFree, "toll-free");
  for (const route of [
    routes.searchNational,
    routes.searchSharedCost,
    routes.searchVoip,
    routes.searchMachineToMachine,
  ]) {
    searching(route, null);
  }
};

const countryNamed = (code: string): StockedCountry => {
  const country = stockedCountries.find((one) => one.code === code);
  if (country === undefined) throw new Refusal(20404);
  return country;
};

const search = async (
  { deps }: Room,
  country: string,
  type: NumberType,
  query: Query,
): Promise<readonly FreeNumber[]> => {
  const areas = areasWished(country, placeWished(query));
  const like = patternWished(query);
  if (!canBe(country, query)) return [];
  const limit = Math.min(query.PageSize ?? searchSizeDefault, pageSizeMax);
  const offset = (query.Page ?? 0) * limit;
  return deps.store.read.inventory.search({ country, type, areas, like, now: deps.clock.now(), limit, offset });
};

/** What a number can carry is the same in all of a country. */
const canBe = (country: string, { SmsEnabled, MmsEnabled, VoiceEnabled, FaxEnabled }: Query): boolean =>
  [
    [SmsEnabled, true],
    [MmsEnabled, takesMedia(country)],
    [VoiceEnabled, false],
    [FaxEnabled, false],
  ].every(([wished, there]) => wished === null || wished === undefined || wished === there);

const patternWished = ({ Contains }: Query): string | null => {
  const pattern = textOrNull(Contains);
  if (pattern === null) return null;
  const like = likeOf(pattern);
  if (like === null) throw new Refusal(20400, "Contains has 2 to 16 digits, letters, `*` or `%`.", "Contains");
  return like;
};

const placeWished = (query: Query): PlaceWish => ({
  areaCode: query.AreaCode === undefined || query.AreaCode === null ? null : String(query.AreaCode),
  region: textOrNull(query.InRegion),
  locality: textOrNull(query.InLocality),
  postalCode: textOrNull(query.InPostalCode),
  rateCenter: textOrNull(query.InRateCenter),
  lata: textOrNull(query.InLata),
  near: nearWished(query),
  distance: query.Distance ?? distanceMiles.default,
});

const nearWished = ({ NearNumber, NearLatLong }: Query): PlaceWish["near"] => {
  const latLong = textOrNull(NearLatLong);
  if (latLong !== null) {
    const place = placeFrom(latLong);
    if (place === null) throw new Refusal(20400, "NearLatLong is not a place.", "NearLatLong");
    return place;
  }
  const number = textOrNull(NearNumber);
  if (number === null) return null;
  const phone = parseE164(number);
  const place = phone === null ? null : placeOf(phone.e164);
  if (place === null) throw new Refusal(21421, "The place of NearNumber is not known.", "NearNumber");
  return place;
};
