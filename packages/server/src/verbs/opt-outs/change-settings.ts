// Changing how a messaging service answers keywords.
import { noSettings, settingsProblem, type OptOutSettings } from "../../domain/opt-outs/settings.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** The settings as they are kept, and since when. */
export interface ChangedSettings {
  readonly serviceSid: string;
  readonly settings: OptOutSettings;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Keeps what `change` makes of the settings that are there. */
export async function changeOptOutSettings(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  serviceSid: string,
  change: (before: OptOutSettings) => OptOutSettings,
  witness: Witness<ChangedSettings>,
): Promise<void> {
  const { read } = deps.store;
  const accountId = caller.account.id;
  if ((await read.services.find(accountId, serviceSid)) === null) throw new Refusal(20404);
  const before = await read.optOuts.settings(serviceSid);
  const settings = change(before?.settings ?? noSettings);
  const problem = settingsProblem(settings);
  if (problem !== null) throw new Refusal(20400, problem.message, problem.field);
  const now = deps.clock.now();
  const kept = { serviceSid, accountId, settings, createdAt: before?.createdAt ?? now, updatedAt: now };
  const commit = await deps.store.commit([...witness(kept), { kind: "put opt-out settings", kept }]);
  orRefuse(commit, () => new Refusal(20409));
}
