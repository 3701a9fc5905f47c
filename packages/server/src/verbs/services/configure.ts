// Changing the settings of a messaging service.
import type { Service, ServiceSettings } from "../../domain/services/service.ts";
import { checkServiceSettings } from "../../domain/services/settings.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** Changes what is given and leaves the rest; an empty URL clears it. */
export async function configureService(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  sid: string,
  change: Partial<ServiceSettings>,
  witness: Witness<Service>,
): Promise<Service> {
  const service = await deps.store.read.services.current(caller.account.id, sid);
  if (service === null) throw new Refusal(20404);
  const settings: ServiceSettings = { ...service.settings, ...change };
  checkServiceSettings(settings);
  const configured: Service = { ...service, settings, updatedAt: deps.clock.now() };
  const commit = await deps.store.commit([{ kind: "configure service", service: configured }, ...witness(configured)]);
  orRefuse(commit, () => new Refusal(20404));
  return configured;
}
