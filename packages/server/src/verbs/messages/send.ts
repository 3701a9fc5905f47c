// Sending: everything is decided, priced and paid for before the caller is answered; a worker
// does the rest. With a sender that the request names the message is queued; where a messaging
// service is to choose one it is accepted, and waits for verbs/delivery/route.ts.
import type { Account } from "../../domain/accounts/account.ts";
import { statusCallbackOf } from "../../domain/applications/application.ts";
import { renderContent } from "../../domain/contents/render.ts";
import { accepted, type CommonFacts, type Origin } from "../../domain/messages/accept.ts";
import { addressed, type Addressed, type Draft } from "../../domain/messages/draft.ts";
import type { Message } from "../../domain/messages/message.ts";
import { carriedAs, handedIn } from "../../domain/messages/route.ts";
import { TwoCodeRefusal } from "../../domain/messages/strict.ts";
import { worded, type Content, type Wording } from "../../domain/messages/wording.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { PoolSender } from "../../domain/services/sender.ts";
import type { Service } from "../../domain/services/service.ts";
import type { Write } from "../../store/writes.ts";
import { orRefuse, paced, type Caller, type Deps, type Witness } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "tariff" | "simulated" | "senderRates">;

/** Accepts a message; when it resolves, the message and the hold of its price are on the disk. */
export async function sendMessage(
  deps: Needs,
  caller: Caller,
  draft: Draft,
  witness: Witness<Message>,
): Promise<Message> {
  const { account } = caller;
  const message = await decided(deps, caller, draft).catch(async (error: unknown) => {
    throw error instanceof TwoCodeRefusal ? await asTheyWish(deps, account, error) : error;
  });
  const { first, last } = paced(deps, message, message.createdAt);
  const commit = await deps.store.commit([
    { kind: "hold", accountId: account.ownerId, amount: message.held },
    ...first,
    ...(message.status === "scheduled" ? [{ kind: "begin waiting", accountId: account.id, count: 1 } as const] : []),
    // First what may be refused: the store is quickest then.
    ...witness(message),
    { kind: "insert message", message },
    ...last,
  ]);
  orRefuse(commit, refusalOf);
  return message;
}

const refusalOf = ({ kind }: Write): Refusal => {
  if (kind === "begin waiting") return new Refusal(35125);
  return kind === "take slot" ? new Refusal(21611, null, "From") : new Refusal(20402);
};

const decided = async (deps: Needs, caller: Caller, draft: Draft): Promise<Message> => {
  const letter = addressed(draft);
  const { account } = caller;
  const service = await serviceOf(deps, account, letter);
  const facts: CommonFacts = {
    account,
    service,
    tariff: deps.tariff(),
    simulated: deps.simulated,
    applicationCallback: await applicationCallbackOf(deps, account, draft),
    scheduleLeadS:
      letter.sendAt === null ? 0 : (await deps.store.read.messagingSettings.find(account.id)).scheduleLeadS,
  };
  const wording = worded(letter, await contentOf(deps, account, draft), service?.settings.smartEncoding ?? false);
  return letter.from === null && service !== null
    ? throughService(deps, caller, letter, wording, { ...facts, service })
    : asSender(deps, caller, letter, wording, facts);
};

/** The service will choose; what is known at once to be impossible is refused at once. */
const throughService = async (
  deps: Needs,
  caller: Caller,
  letter: Addressed,
  wording: Wording,
  facts: CommonFacts & { readonly service: Service },
): Promise<Message> => {
  const pool = await deps.store.read.services.pool(facts.service.sid);
  const carried = carriedAs(letter, wording, { ...facts, pool });
  return handedIn(letter, carried, { ...facts, pool }, originOf(deps, caller, carried));
};

/** The request names its sender: one of the account's, and of the service's where it names that as well. */
const asSender = async (
  deps: Needs,
  caller: Caller,
  letter: Addressed,
  wording: Wording,
  facts: CommonFacts,
): Promise<Message> => {
  const { account } = caller;
  const { read } = deps.store;
  const from = letter.from ?? "";
  const { sender, foreign } =
    facts.service === null
      ? await read.sending.senderOf(account.id, from)
      : { sender: await inPool(deps, account, facts.service, from), foreign: false };
  const { optedOut, geoClosed } = await read.sending.standing(
    account.id,
    { from, serviceSid: letter.serviceSid },
    letter.to,
    letter.country,
  );
  const origin = originOf(deps, caller, wording);
  return accepted(letter, wording, { ...facts, sender, foreign, optedOut, geoClosed }, origin);
};

const inPool = async (deps: Needs, account: Account, service: Service, from: string): Promise<PoolSender> => {
  const { services } = deps.store.read;
  const found = (await services.pool(service.sid)).find(({ sender }) => sender === from);
  if (found !== undefined) return found;
  const elsewhere = await services.ofSender(account.id, from);
  throw new Refusal(elsewhere === null ? 21711 : 21712, null, "From");
};

const originOf = (deps: Needs, { keySid, idempotencyKey }: Caller, { channel }: Wording): Origin => ({
  sid: deps.newSid(channel === "mms" ? "MM" : "SM"),
  direction: "outbound-api",
  keySid,
  answerKey: idempotencyKey,
  now: deps.clock.now(),
});

const serviceOf = async (deps: Needs, account: Account, { serviceSid }: Addressed): Promise<Service | null> => {
  if (serviceSid === null) return null;
  const service = await deps.store.read.services.find(account.id, serviceSid);
  if (service === null) throw new Refusal(21701, null, "MessagingServiceSid");
  return service;
};

const contentOf = async (deps: Needs, account: Account, draft: Draft): Promise<Content | null> => {
  if (draft.contentSid === null) return null;
  const content = await deps.store.read.contents.find(account.id, draft.contentSid);
  if (content === null) throw new Refusal(21655, null, "ContentSid");
  return renderContent(content, draft.contentVariables);
};

const applicationCallbackOf = async (deps: Needs, account: Account, draft: Draft): Promise<string | null> => {
  if (draft.applicationSid === null) return null;
  const application = await deps.store.read.applications.find(account.id, draft.applicationSid);
  if (application === null) throw new Refusal(21420, null, "ApplicationSid");
  return statusCallbackOf(application);
};

/** Only who is refused is asked which code it wants to hear. */
const asTheyWish = async (deps: Needs, account: Account, refused: TwoCodeRefusal): Promise<Refusal> => {
  const { strict2024 } = await deps.store.read.messagingSettings.find(account.id);
  return strict2024 ? refused.strictly() : refused;
};
