// Sending: everything is decided, priced and paid for before the caller is answered; a worker
// does the rest.
import { accepted, addressed, type Draft } from "../../domain/messages/accept.ts";
import type { Message } from "../../domain/messages/message.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "tariff" | "simulated">;

/** Accepts a message; when it resolves, the message and the hold of its price are on the disk. */
export async function sendMessage(
  deps: Needs,
  caller: Caller,
  draft: Draft,
  witness: Witness<Message>,
): Promise<Message> {
  const letter = addressed(draft);
  const { account, keySid, idempotencyKey } = caller;
  const number = await deps.store.read.numbers.findByPhoneNumber(letter.from);
  const message = accepted(
    letter,
    {
      account,
      number: number?.accountId === account.id ? number : null,
      tariff: deps.tariff(),
      simulated: deps.simulated,
    },
    {
      sid: deps.newSid(draft.media.length > 0 ? "MM" : "SM"),
      direction: "outbound-api",
      keySid,
      answerKey: idempotencyKey,
      now: deps.clock.now(),
    },
  );
  const commit = await deps.store.commit([
    { kind: "hold", accountId: account.ownerId, amount: message.held },
    // First what may be refused: the store is quickest then.
    ...witness(message),
    { kind: "insert message", message },
  ]);
  orRefuse(commit, () => new Refusal(20402));
  return message;
}
