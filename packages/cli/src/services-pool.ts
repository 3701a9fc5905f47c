// The pool of a messaging service: four kinds of senders, one list.
import type { Pennywire } from "@pennywire/sdk";

/** A sender of a service. */
export interface PooledSender {
  readonly sid: string;
  readonly kind: "number" | "short code" | "name";
  /** The number, the code or the name. */
  readonly sender: string;
  /** The country that a name is for, or that a number is of; null for a name that is for all. */
  readonly country: string | null;
}

/** All senders of a service. */
export const poolOf = async ({ services }: Pennywire, sid: string): Promise<readonly PooledSender[]> => {
  const limits = { pageSize: 1000 };
  const [numbers, codes, names, foreign] = await Promise.all([
    services.phoneNumbers.list(sid, limits).toArray(),
    services.shortCodes.list(sid, limits).toArray(),
    services.alphaSenders.list(sid, limits).toArray(),
    services.destinationAlphaSenders.list(sid, limits).toArray(),
  ]);
  // A name that is for all countries stands on both lists of names.
  const countries = new Map(foreign.map(({ sid: own, isoCountryCode }) => [own, isoCountryCode]));
  const all = new Map([...foreign, ...names].map((name) => [name.sid, name.alphaSender]));
  return [
    ...numbers.map(
      (one) => ({ sid: one.sid, kind: "number", sender: one.phoneNumber, country: one.countryCode }) as const,
    ),
    ...codes.map(
      (one) => ({ sid: one.sid, kind: "short code", sender: one.shortCode, country: one.countryCode }) as const,
    ),
    ...[...all].map(
      ([own, sender]) => ({ sid: own, kind: "name", sender, country: countries.get(own) ?? null }) as const,
    ),
  ];
};
