// Making a TwiML application.
import {
  checkApplication,
  newApplicationSettings,
  type Application,
  type ApplicationSettings,
} from "../../domain/applications/application.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export async function createApplication(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  { account }: Caller,
  given: Partial<ApplicationSettings>,
  witness: Witness<Application>,
): Promise<Application> {
  const settings: ApplicationSettings = { ...newApplicationSettings, ...given };
  checkApplication(settings);
  const now = deps.clock.now();
  const application = { sid: deps.newSid("AP"), accountId: account.id, settings, createdAt: now, updatedAt: now };
  const commit = await deps.store.commit([{ kind: "open application", application }, ...witness(application)]);
  orRefuse(commit, () => new Refusal(20409));
  return application;
}
