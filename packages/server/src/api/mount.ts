// Mounting a route of the contract. Everything that all routes share happens here, in one
// function and in this order: request id, caller, account, input, Idempotency-Key, the handler,
// the answer, the meter. One function, because a chain of middleware costs more than the work.
import { fullPath, refusalOf, type Route, type RoutePlace } from "@pennywire/contract";
import type { Context, Hono } from "hono";
import type { z } from "zod";
import { Refusal } from "../domain/refusal.ts";
import type { Caller } from "../verbs/deps.ts";
import { isTwilioHost } from "./host.ts";
import { answering, fingerprintOf, keyOf, once, type Answer, type Answering } from "./idempotency.ts";
import { formOf, inputOf, readBody, type Input } from "./read-input.ts";
import { refusedAnswer } from "./refuse.ts";
import { requestHeader } from "./request-header.ts";
import { respond } from "./respond.ts";
import type { Room } from "./room.ts";

/** A request that has passed everything that is common. */
export interface Call<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject> {
  readonly caller: Caller;
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** The query string as it came, for links. */
  readonly search: string;
  /** Scheme and host that the caller reached us by, for links: `http://127.0.0.1:7366`. */
  readonly base: string;
  /** Prepares the answer of something that is about to be made. `sealed`: it holds a secret. */
  answering<Made>(present: (made: Made) => unknown, sealed?: boolean): Answering<Made>;
}

export type Handle<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject> = (
  call: Call<P, Q, B>,
) => Promise<Answer>;

/** A plain answer of a handler that makes nothing. */
export const answerWith = (status: number, body: unknown): Answer => ({
  status,
  body: body === null ? null : JSON.stringify(body),
  replayed: false,
});

export const mount = <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject>(
  app: Hono,
  room: Room,
  route: Route<P, Q, B>,
  handle: Handle<P, Q, B>,
): void => {
  const method = route.method.toUpperCase();
  const metered = { method, route: fullPath(route) };
  app.on(method, [...addressesOf(route)], async (c) => {
    const begun = performance.now();
    const requestId = room.deps.newSid("RQ");
    let caller: Caller | null = null;
    let answer: Answer;
    let extra: Readonly<Record<string, string>> = noHeaders;
    try {
      const known = room.credentials.check(requestHeader(c, "authorization"));
      const someone = known instanceof Promise ? await known : known;
      caller = { ...someone, idempotencyKey: hasBody(route) ? keyOf(requestHeader(c, "idempotency-key")) : null };
      answer = await answerOf(c, room, route, caller, handle);
      if (answer.replayed) extra = replayedHeaders;
    } catch (error) {
      const refused = refusedAnswer(error, requestId, room.log);
      answer = { status: refused.status, body: refused.body, replayed: false };
      extra = refused.headers;
    }
    if (caller !== null) {
      room.meter.count(caller.account.id, caller.keySid, metered, answer.status);
    }
    return respond(answer, requestId, performance.now() - begun, extra);
  });
};

const noHeaders: Readonly<Record<string, string>> = {};
const replayedHeaders: Readonly<Record<string, string>> = { "Idempotent-Replayed": "true" };

const answerOf = async <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject>(
  c: Context,
  room: Room,
  route: Route<P, Q, B>,
  caller: Caller,
  handle: Handle<P, Q, B>,
): Promise<Answer> => {
  const { deps } = room;
  // Nothing has a NUL in its name, and PostgreSQL takes none in a question.
  if (c.req.path.includes("%00")) throw new Refusal(20404);
  const params = c.req.param();
  allow(caller, params["AccountSid"], route);
  const search = searchOf(c.req.url);
  const body = hasBody(route) ? await readBody(c) : "";
  const fingerprint = caller.idempotencyKey === null ? "" : fingerprintOf(route.method, c.req.path, body);
  const call: Call<P, Q, B> = {
    caller,
    params: parsed(route.params, params),
    query: parsed(route.query, formOf(search)),
    body: parsed(route.body, inputOf(body, requestHeader(c, "content-type"))),
    search,
    base: baseOf(c, room),
    answering: (present, sealed) => answering(deps, caller, fingerprint, route.success.status, present, sealed),
  };
  return once(deps, room.runningKeys, caller, fingerprint, async () => handle(call));
};

/** Another account's path is answered like one that does not exist, so that nobody learns which accounts there are. */
const allow = (caller: Caller, accountSid: string | undefined, route: Route): void => {
  if (accountSid !== undefined && accountSid !== caller.account.sid) throw new Refusal(20404);
  if (caller.account.status !== "active") throw new Refusal(20005);
  if (!caller.mayManageKeys && ownerOnly.has(route.tag)) {
    throw new Refusal(20003, "A standard API key cannot reach accounts and keys. Use the account's auth token.");
  }
};

/** What a standard key cannot reach (Twilio's rule); the balance, which it can, is read by its own route. */
const ownerOnly: ReadonlySet<string> = new Set(["Keys"]);

const parsed = <S extends z.ZodObject>(schema: S, input: Input): z.output<S> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const { code, field } = refusalOf(result.error);
  if (field === "") throw new Refusal(code);
  throw new Refusal(code, code === 20400 ? `${field} is not usable.` : null, field);
};

const searchOf = (url: string): string => {
  const mark = url.indexOf("?");
  return mark < 0 ? "" : url.slice(mark + 1);
};

const hasBody = ({ method }: Route): boolean => method === "post" || method === "put" || method === "patch";

/** What links in answers begin with. */
const baseOf = (c: Context, { publicUrl }: Room): string => {
  if (publicUrl !== null) return publicUrl;
  const { url } = c.req;
  const origin = url.slice(0, url.indexOf("/", url.indexOf("://") + 3));
  // Clients that come by way of our proxy speak TLS with it, to a name of Twilio's.
  return isTwilioHost(requestHeader(c, "host")) ? origin.replace("http:", "https:") : origin;
};

/** Contract paths have their parameters in braces, Hono's begin with a colon. */
export const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

/**
 * Where Hono finds a route. The paths of the 2010 API come without version and suffix (host.ts takes them off); those of
 * the newer products stand twice, for callers who name the product by host, header or a first segment, and for those who do not.
 */
export const addressesOf = ({ product, root, path }: RoutePlace): readonly string[] => {
  if (product === "api" || product === "pennywire") return [honoPath(path)];
  return [honoPath(`${root}${path}`), honoPath(`/${product}${root}${path}`)];
};
