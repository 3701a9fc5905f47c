// Making a messaging service. Its pool is empty.
import { newServiceSettings, type Service, type ServiceSettings } from "../../domain/services/service.ts";
import { checkServiceSettings } from "../../domain/services/settings.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

export async function createService(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  caller: Caller,
  given: Partial<ServiceSettings>,
  witness: Witness<Service>,
): Promise<Service> {
  const settings = { ...newServiceSettings(""), ...given };
  checkServiceSettings(settings);
  const now = deps.clock.now();
  const service: Service = {
    sid: deps.newSid("MG"),
    accountId: caller.account.id,
    settings,
    createdAt: now,
    updatedAt: now,
  };
  const commit = await deps.store.commit([{ kind: "open service", service }, ...witness(service)]);
  orRefuse(commit, () => new Refusal(20409));
  return service;
}
