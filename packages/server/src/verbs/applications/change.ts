// Changing a TwiML application.
import { checkApplication, type Application, type ApplicationSettings } from "../../domain/applications/application.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Changes what is given and leaves the rest; an empty text clears a setting. */
export async function changeApplication(
  deps: Pick<Deps, "store" | "clock">,
  { account }: Caller,
  sid: string,
  change: Partial<ApplicationSettings>,
  witness: Witness<Application>,
): Promise<Application> {
  const before = await deps.store.read.applications.find(account.id, sid);
  if (before === null) throw new Refusal(20404);
  const settings: ApplicationSettings = { ...before.settings, ...change };
  checkApplication(settings);
  const application: Application = { ...before, settings, updatedAt: deps.clock.now() };
  const commit = await deps.store.commit([{ kind: "change application", application }, ...witness(application)]);
  orRefuse(commit, () => new Refusal(20404));
  return application;
}
