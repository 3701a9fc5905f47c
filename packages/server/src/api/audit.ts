// Audit: a request that changes a setting leaves an event in the very commit of the change, whichever verb makes that
// commit. So no handler can forget it, and there is no change without its event and no event without its change.
import { AsyncLocalStorage } from "node:async_hooks";
import type { EventKind } from "@pennywire/contract";
import type { Store } from "../store/store.ts";
import type { Write } from "../store/writes.ts";
import type { Caller, Deps } from "../verbs/deps.ts";

/** What is known of a request before it is worked on. */
export interface Asked {
  readonly kind: EventKind;
  readonly caller: Caller;
  /** Parameters of the path. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Names and values of the body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Empty when it came by no socket. */
  readonly sourceIp: string;
}

/** The event of a request under way. */
export interface Recording {
  /** Notes what will be answered, which names what was made. */
  noting<Made>(present: (made: Made) => unknown): (made: Made) => unknown;
}

interface Pending extends Asked {
  shown: unknown;
  written: boolean;
}

const underWay = new AsyncLocalStorage<Pending>();

/** Works on a request that leaves an event. */
export const recording = async <Result>(asked: Asked, work: (event: Recording) => Promise<Result>): Promise<Result> => {
  const pending: Pending = { ...asked, shown: null, written: false };
  const event: Recording = {
    noting: (present) => (made) => {
      pending.shown = present(made);
      return pending.shown;
    },
  };
  return underWay.run(pending, async () => work(event));
};

/** The store as the doors have it: the first commit of a request that is kept takes the event along. */
export const audited = (deps: Deps): Deps => {
  const { store } = deps;
  const commit: Store["commit"] = async (writes, options) => {
    const pending = underWay.getStore();
    if (pending === undefined || pending.written) return store.commit(writes, options);
    const outcome = await store.commit([...writes, eventOf(deps, pending)], options);
    pending.written ||= outcome.kept;
    return outcome;
  };
  return { ...deps, store: { ...store, commit } };
};

const eventOf = ({ newSid }: Deps, { caller, params, body, sourceIp, kind, shown }: Pending): Write => ({
  kind: "record event",
  event: {
    sid: newSid("AE"),
    accountId: caller.account.id,
    actorSid: caller.keySid,
    type: kind.type,
    resourceSid: sidIn(shown) ?? Object.values(params).findLast(isSidText) ?? caller.account.sid,
    resourceType: kind.resource,
    sourceIp: sourceIp === "" ? null : sourceIp.replace(/^::ffff:/, ""),
    parameters: Object.keys(body).filter((name) => body[name] !== undefined),
  },
});

const sidIn = (shown: unknown): string | null =>
  typeof shown === "object" && shown !== null && "sid" in shown && typeof shown.sid === "string" ? shown.sid : null;

const isSidText = (value: unknown): value is string =>
  typeof value === "string" && /^[A-Z]{2}[0-9a-f]{32}$/.test(value);
