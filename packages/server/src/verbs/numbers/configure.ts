// Configuring a number: where its texts are told of, and which account of the family has it.
import type { Account } from "../../domain/accounts/account.ts";
import { isFull } from "../../domain/accounts/rights.ts";
import type { NumberSettings, PhoneNumber } from "../../domain/numbers/number.ts";
import { applicationsNamed, checkSettings } from "../../domain/numbers/settings.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Write } from "../../store/writes.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** A number with the account that has it now. */
export interface Configured {
  readonly number: PhoneNumber;
  readonly account: Account;
}

/** Changes what is given and leaves the rest; an empty text clears a setting. `toSid`: the account to move it to. */
export async function configureNumber(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  sid: string,
  change: Partial<NumberSettings>,
  toSid: string | null,
  witness: Witness<Configured>,
): Promise<Configured> {
  const { account } = caller;
  const number = await deps.store.read.numbers.find(account.id, sid);
  if (number === null) throw new Refusal(20404);
  const target = toSid === null || toSid === account.sid ? account : await newOwner(deps, caller, toSid);
  const moves = target.id !== account.id;
  for (const named of applicationsNamed(change)) {
    const application = await deps.store.read.applications.find(target.id, named.sid);
    if (application === null) throw new Refusal(21420, null, named.field);
  }
  // The applications of the account that had it are not the new one's.
  const inherited = moves ? { ...number.settings, smsApplicationSid: "", voiceApplicationSid: "" } : number.settings;
  const settings: NumberSettings = { ...inherited, ...change };
  checkSettings(settings);
  const configured: PhoneNumber = { ...number, accountId: target.id, settings, updatedAt: deps.clock.now() };
  const made = { number: configured, account: target };
  const writes: readonly Write[] = moves
    ? [
        { kind: "move number", from: account.id, number: configured },
        { kind: "leave pools", accountId: account.id, sid },
      ]
    : [{ kind: "configure number", number: configured }];
  const commit = await deps.store.commit([...writes, ...witness(made)]);
  orRefuse(commit, () => new Refusal(20404));
  return made;
}

/** The account of the same family that a number shall go to. What is not of the family is answered as if it were not there. */
const newOwner = async ({ store }: Pick<Deps, "store">, caller: Caller, sid: string): Promise<Account> => {
  const { account, by, rights } = caller;
  if (by.id !== account.ownerId || !isFull(rights)) throw new Refusal(21474, null, "AccountSid");
  const target = await store.read.accounts.find(sid);
  if (target === null || target.ownerId !== account.ownerId) throw new Refusal(21471, null, "AccountSid");
  if (target.status !== "active") throw new Refusal(21472, null, "AccountSid");
  return target;
};
