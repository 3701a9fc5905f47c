// Looking numbers up. What is told costs something, and is paid for and counted in one commit before it is told.
import { lookupPrices } from "../../domain/billing/lookup-prices.ts";
import { lookupTransfer } from "../../domain/billing/ledger.ts";
import type { Micros } from "../../domain/billing/money.ts";
import { dayOf, type UsageCount } from "../../domain/billing/usage.ts";
import { looked, type Looked, type LookupField, type LookupParams } from "../../domain/lookup/fields.ts";
import type { LineType } from "../../domain/lookup/line.ts";
import { lookUpNumber } from "../../domain/lookup/number.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Write } from "../../store/writes.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export interface LookupAsked {
  readonly text: string;
  readonly countryCode: string | null;
  readonly fields: readonly LookupField[];
  readonly params: LookupParams;
}

/** Looks up what is asked, all of it or, when the money is missing, nothing. */
export async function lookUp(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  caller: Caller,
  asked: readonly LookupAsked[],
  witness: Witness<readonly Looked[]>,
): Promise<readonly Looked[]> {
  const { account } = caller;
  const now = deps.clock.now();
  const numbers = asked.map(({ text, countryCode }) => lookUpNumber(text, countryCode));
  const wanted = asked.some(({ fields }) => fields.includes("line_type_intelligence"));
  const overrides = wanted
    ? await deps.store.read.lookups.lineTypes(
        account.id,
        numbers.map(({ phoneNumber }) => phoneNumber),
      )
    : noOverrides;
  const results = asked.flatMap(({ fields, params }, index) => {
    const number = numbers[index];
    return number === undefined ? [] : [looked(number, fields, params, overrides.get(number.phoneNumber) ?? null, now)];
  });
  const usage = results.flatMap((result) => usageOfLookup(caller, result, now));
  const amount = usage.reduce((sum, { price }) => sum + price, 0);
  const paid: readonly Write[] =
    amount === 0
      ? []
      : [{ kind: "post", transfer: lookupTransfer(account, deps.newSid("LU"), amount, now), covered: true }];
  const writes: readonly Write[] = [
    ...paid,
    ...witness(results),
    ...usage.map((one): Write => ({ kind: "count usage", usage: one })),
  ];
  if (writes.length > 0) orRefuse(await deps.store.commit(writes), () => new Refusal(20402));
  return results;
}

const noOverrides: ReadonlyMap<string, LineType> = new Map();

/** A row for each field that told something. */
const usageOfLookup = ({ account, keySid }: Caller, { number, told }: Looked, at: number): readonly UsageCount[] =>
  told.flatMap((field) => {
    const listed = lookupPrices[field];
    if (listed === null) return [];
    const price: Micros = listed.price;
    return [
      {
        accountId: account.id,
        keySid,
        category: listed.category,
        country: number.country ?? "*",
        day: dayOf(at),
        count: 1,
        segments: 1,
        price,
        cost: 0,
      },
    ];
  });
