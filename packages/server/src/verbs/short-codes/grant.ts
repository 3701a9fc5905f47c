// Granting a short code: an operator leases it from the carriers and gives it to an account.
import { isShortCode } from "../../domain/numbers/phone-number.ts";
import { checkShortCode, newShortCodeSettings, type ShortCode } from "../../domain/numbers/short-code.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** A short code that nobody has yet. */
export interface NewShortCode {
  readonly shortCode: string;
  readonly country: string;
  /** Its digits when left out. */
  readonly friendlyName: string | null;
}

export async function grantShortCode(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  { account }: Pick<Caller, "account">,
  { shortCode, country, friendlyName }: NewShortCode,
  witness: Witness<ShortCode>,
): Promise<ShortCode> {
  if (!isShortCode(shortCode)) throw new Refusal(20400, "A short code has three to six digits.", "ShortCode");
  const settings = newShortCodeSettings(friendlyName ?? shortCode);
  checkShortCode(settings);
  const now = deps.clock.now();
  const granted: ShortCode = {
    sid: deps.newSid("SC"),
    accountId: account.id,
    shortCode,
    country,
    settings,
    createdAt: now,
    updatedAt: now,
  };
  const commit = await deps.store.commit([{ kind: "grant short code", shortCode: granted }, ...witness(granted)]);
  orRefuse(commit, () => new Refusal(21422, "Somebody has this short code already.", "ShortCode"));
  return granted;
}
