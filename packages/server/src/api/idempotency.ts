// Idempotency-Key: a POST that carries one has its effect once, and its answer is given again,
// byte for byte, for 48 hours. The answer is stored in the same commit as the effect.
import { hash } from "node:crypto";
import { Refusal } from "../domain/refusal.ts";
import type { RememberedAnswer } from "../store/store.ts";
import type { Write } from "../store/writes.ts";
import { AlreadyAnswered, type Caller, type Deps, type Witness } from "../verbs/deps.ts";

/** Longest key, in characters. */
const keyMax = 255;

/** Keys whose first request has not been answered yet, on this node. */
export interface RunningKeys {
  /** False when the key is running already. */
  begin(accountId: number, key: string): boolean;
  end(accountId: number, key: string): void;
}

export const createRunningKeys = (): RunningKeys => {
  const running = new Set<string>();
  return {
    begin: (accountId, key) => {
      const name = `${accountId} ${key}`;
      if (running.has(name)) return false;
      running.add(name);
      return true;
    },
    end: (accountId, key) => {
      running.delete(`${accountId} ${key}`);
    },
  };
};

/** An answer on its way out. */
export interface Answer {
  readonly status: number;
  readonly body: string | null;
  readonly replayed: boolean;
  /** JSON when nothing is said. */
  readonly contentType?: string;
  /** Where a redirect leads. */
  readonly location?: string;
}

/** The key of a request, or null. */
export const keyOf = (header: string | undefined): string | null => {
  if (header === undefined || header === "") return null;
  if (header.length > keyMax || !/^[\x20-\x7e]+$/.test(header)) {
    throw new Refusal(20400, `Idempotency-Key must be at most ${keyMax} printable ASCII characters.`);
  }
  return header;
};

/**
 * What a key was used for: the request, query and all. A restricted key's requests are its own (`by`): nobody's answer is
 * given to a credential that could not have asked for it.
 */
export const fingerprintOf = (method: string, target: string, body: string, by = ""): string =>
  hash("sha256", `${by}${method} ${target}\n${body}`, "base64url");

/**
 * Runs `work` once for its key. A repeated request gets the first answer; one with another body
 * is refused with 422, and one whose first is still running with 409.
 */
export const once = async (
  deps: Pick<Deps, "store" | "secrets">,
  running: RunningKeys,
  caller: Caller,
  fingerprint: string,
  work: () => Promise<Answer>,
): Promise<Answer> => {
  const { account, idempotencyKey: key } = caller;
  if (key === null) return work();
  if (!running.begin(account.id, key)) throw new Refusal(20409);
  try {
    return await work();
  } catch (error) {
    // The commit itself refuses a key that was used before, so only a request that fails looks for its
    // answer: a repeated one may be refused for another reason as well, such as money spent since.
    if (!(error instanceof AlreadyAnswered || error instanceof Refusal)) throw error;
    const before = await deps.store.read.answers.find(account.id, key);
    if (before !== null) return replay(deps, before, fingerprint);
    throw error instanceof AlreadyAnswered ? new Refusal(20409) : error;
  } finally {
    running.end(account.id, key);
  }
};

const replay = (deps: Pick<Deps, "secrets">, before: RememberedAnswer, fingerprint: string): Answer => {
  if (before.fingerprint !== fingerprint) throw new Refusal(20422);
  if (before.body === null) {
    throw new Refusal(20409, "This Idempotency-Key was used for a message whose text has been removed since.");
  }
  return { status: before.status, body: before.sealed ? deps.secrets.open(before.body) : before.body, replayed: true };
};

/** An answer that is composed inside the verb's commit, so that it can be remembered there. */
export interface Answering<Made> {
  readonly witness: Witness<Made>;
  /** The answer, once the verb is through. */
  answer(): Answer;
}

export const answering = <Made>(
  deps: Pick<Deps, "secrets" | "clock">,
  caller: Caller,
  fingerprint: string,
  status: number,
  present: (made: Made) => unknown,
  sealed = false,
): Answering<Made> => {
  let body = "";
  return {
    witness: (made): readonly Write[] => {
      body = JSON.stringify(present(made));
      const { account, idempotencyKey: key } = caller;
      if (key === null) return [];
      const createdAt = deps.clock.now();
      const kept = sealed ? deps.secrets.seal(body) : body;
      const answer = { accountId: account.id, key, fingerprint, status, body: kept, sealed, createdAt };
      return [{ kind: "remember answer", answer }];
    },
    answer: () => ({ status, body, replayed: false }),
  };
};
