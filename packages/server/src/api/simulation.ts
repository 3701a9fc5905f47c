// The simulated network's own API: its phones, its manners, its clock.
import { routes } from "@pennywire/contract";
import { toIso8601 } from "@pennywire/contract/wire";
import type { Hono } from "hono";
import { bodyMax, mediaMax, urlMax } from "../domain/messages/draft.ts";
import { parseE164 } from "../domain/numbers/phone-number.ts";
import { Refusal } from "../domain/refusal.ts";
import type { HandsetEntry, Profile } from "../domain/simulation/network.ts";
import { isWebUrl } from "../domain/web-url.ts";
import { changeNetwork, type NetworkState } from "../verbs/simulation/change-network.ts";
import { textFromHandset } from "../verbs/simulation/text.ts";
import { answerWith, mount } from "./mount.ts";
import type { Room } from "./room.ts";

export const mountSimulation = (app: Hono, room: Room): void => {
  const { deps, simulation } = room;

  mount(app, room, routes.listHandsetMessages, async ({ caller, params }) => {
    const entries = await deps.store.read.simulation.handset(caller.account.id, phoneOf(params.E164));
    return answerWith(200, { messages: entries.map(presentEntry) });
  });

  mount(app, room, routes.sendFromHandset, async ({ caller, params, body, answering }) => {
    const from = phoneOf(params.E164);
    const to = parseE164(body.To)?.e164 ?? body.To;
    const { numbers, shortCodes } = deps.store.read;
    const line = (await numbers.findByPhoneNumber(to)) ?? (await shortCodes.findByCode(to));
    if (line?.accountId !== caller.account.id) throw new Refusal(21606, `${to} is not a number of this account.`, "To");
    const media = body.MediaUrl ?? [];
    const text = body.Body ?? "";
    check(text, media);
    const sid = deps.newSid(media.length > 0 ? "MM" : "SM");
    const entry: HandsetEntry = {
      sid,
      accountId: caller.account.id,
      handset: from,
      direction: "sent",
      from,
      to,
      body: text,
      media,
      at: deps.clock.now(),
    };
    const made = answering(presentEntry);
    await textFromHandset(deps, entry, made.witness);
    return made.answer();
  });

  const presented = (state: NetworkState) =>
    presentNetwork(state, deps.clock.now() - simulation.offsetMs() + state.offsetMs);

  mount(app, room, routes.fetchNetwork, async () =>
    answerWith(200, presented({ profile: simulation.profile(), offsetMs: simulation.offsetMs() })),
  );

  const inTurn = createTurns();
  mount(app, room, routes.updateNetwork, async ({ body, answering }) =>
    inTurn(async () => {
      const before = simulation.profile();
      const profile: Profile = {
        seed: body.Seed ?? before.seed,
        acceptDelayMs: fixed(body.AcceptDelayMs) ?? before.acceptDelayMs,
        receiptDelayMs: fixed(body.ReceiptDelayMs) ?? before.receiptDelayMs,
        failurePercent: body.FailurePercent ?? before.failurePercent,
      };
      const state = { profile, offsetMs: simulation.offsetMs() + (body.AdvanceMs ?? 0) };
      const made = answering(presented);
      await changeNetwork(deps, state, made.witness);
      simulation.apply(profile, state.offsetMs);
      return made.answer();
    }),
  );
};

/** One after the other: a change is made of what the one before it has left, or a restart would set the clock back. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
};

const phoneOf = (text: string): string => {
  const phone = parseE164(text.startsWith("+") ? text : `+${text.trim()}`);
  if (phone === null) throw new Refusal(21211, `"${text.slice(0, 40)}" is not a phone number in E.164 form.`, "E164");
  return phone.e164;
};

const check = (text: string, media: readonly string[]): void => {
  if (text === "" && media.length === 0) throw new Refusal(21602, null, "Body");
  if (text.length > bodyMax) throw new Refusal(21617, null, "Body");
  if (media.length > mediaMax) throw new Refusal(21623, null, "MediaUrl");
  if (media.some((url) => !isWebUrl(url, urlMax))) throw new Refusal(21620, null, "MediaUrl");
};

const fixed = (ms: number | null | undefined) => (ms === undefined || ms === null ? null : { min: ms, max: ms });

const presentEntry = ({ sid, direction, from, to, body, media, at }: HandsetEntry) => ({
  sid,
  direction,
  from,
  to,
  body,
  media,
  at: toIso8601(at),
});

/** @param now what the clock shows once the state is applied */
const presentNetwork = ({ profile, offsetMs }: NetworkState, now: number) => {
  const { seed, acceptDelayMs, receiptDelayMs, failurePercent } = profile;
  return {
    profile: { seed, delayMs: acceptDelayMs, receiptDelayMs, failureRate: failurePercent / 100 },
    clock: { now: toIso8601(now), offsetMs },
  };
};
