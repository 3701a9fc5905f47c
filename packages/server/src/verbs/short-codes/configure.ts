// Configuring a short code: its name, and where its texts are told of.
import { checkShortCode, type ShortCode, type ShortCodeSettings } from "../../domain/numbers/short-code.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Changes what is given and leaves the rest; an empty text clears a setting. */
export async function configureShortCode(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  sid: string,
  change: Partial<ShortCodeSettings>,
  witness: Witness<ShortCode>,
): Promise<ShortCode> {
  const shortCode = await deps.store.read.shortCodes.find(caller.account.id, sid);
  if (shortCode === null) throw new Refusal(20404);
  const settings: ShortCodeSettings = { ...shortCode.settings, ...change };
  checkShortCode(settings);
  const configured: ShortCode = { ...shortCode, settings, updatedAt: deps.clock.now() };
  const commit = await deps.store.commit([
    { kind: "configure short code", shortCode: configured },
    ...witness(configured),
  ]);
  orRefuse(commit, () => new Refusal(20404));
  return configured;
}
