// What can be bought, as the API shows it.
import { areaNamed, type Area } from "../../domain/numbers/areas.ts";
import { takesMedia, type FreeNumber } from "../../domain/numbers/inventory.ts";
import type { NumberType } from "../../domain/numbers/number.ts";
import { nationalFormat } from "../../domain/numbers/phone-number.ts";
import type { StockedCountry } from "../../domain/numbers/stock.ts";

export const presentAvailable = ({ phoneNumber, country, area: code }: FreeNumber) => ({
  friendly_name: nationalFormat(phoneNumber),
  phone_number: phoneNumber,
  ...placeOf(areaNamed(country, code)),
  iso_country: country,
  address_requirements: "none",
  beta: false,
  capabilities: { voice: false, SMS: true, MMS: takesMedia(country) },
});

const placeOf = (area: Area | null) => ({
  lata: area?.lata ?? null,
  locality: area?.locality ?? null,
  rate_center: area?.rateCenter ?? null,
  latitude: degrees(area?.latitude),
  longitude: degrees(area?.longitude),
  region: area?.region ?? null,
  postal_code: area?.postalCode ?? null,
});

const degrees = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : value.toFixed(6);

const subresources: Readonly<Record<NumberType, readonly [name: string, segment: string]>> = {
  local: ["local", "Local"],
  mobile: ["mobile", "Mobile"],
  "toll-free": ["toll_free", "TollFree"],
};

export const presentCountry = ({ code, name, types }: StockedCountry, accountSid: string) => {
  const path = `/2010-04-01/Accounts/${accountSid}/AvailablePhoneNumbers/${code}`;
  return {
    country_code: code,
    country: name,
    uri: `${path}.json`,
    beta: false,
    subresource_uris: Object.fromEntries(
      types.map((type) => [subresources[type][0], `${path}/${subresources[type][1]}.json`]),
    ),
  };
};
