// Mounting a route of the contract. Everything that all routes share happens here, in one
// function and in this order: request id, caller, account, input, Idempotency-Key, the handler,
// the answer, the meter. One function, because a chain of middleware costs more than the work.
import {
  eventKindOf,
  fullPath,
  pageSizeMax,
  permissionOf,
  refusalOf,
  type EventKind,
  type Route,
  type RoutePlace,
} from "@pennywire/contract";
import type { Context, Hono } from "hono";
import type { z } from "zod";
import type { Account } from "../domain/accounts/account.ts";
import { checkRight } from "../domain/accounts/rights.ts";
import { Refusal } from "../domain/refusal.ts";
import type { SignedIn } from "../verbs/accounts/authenticate.ts";
import type { Caller } from "../verbs/deps.ts";
import { recording, type Recording } from "./audit.ts";
import { corsHeaders } from "./cors.ts";
import { formatOf, refuseTable } from "./formats/format.ts";
import { rendered, shapeOf } from "./formats/render.ts";
import { addressOf, forwardedOf } from "./forwarded.ts";
import { baseUrlOf } from "./host.ts";
import { answering, fingerprintOf, keyOf, once, type Answer, type Answering } from "./idempotency.ts";
import { formOf, inputOf, readBody, type Input } from "./read-input.ts";
import { refusedAnswer } from "./refuse.ts";
import { requestHeader } from "./request-header.ts";
import { respond } from "./respond.ts";
import type { Standing } from "./limits/limits.ts";
import type { Room } from "./room.ts";

/** A request that has passed everything that is common. */
export interface Call<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject> {
  readonly caller: Caller;
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** The file, where the route takes one. */
  readonly upload: string;
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
  const permission = permissionOf(route);
  const kind = eventKindOf(route);
  const shape = shapeOf(route);
  const speaks = route.suffix === ".json";
  app.on(method, [...addressesOf(route)], async (c) => {
    const begun = performance.now();
    const requestId = room.deps.newSid("RQ");
    let caller: Caller | null = null;
    let answer: Answer;
    let extra: Readonly<Record<string, string>> = noHeaders;
    let standing: Standing | null = null;
    let accountId = 0;
    const format = speaks ? formatOf(c.req.url, requestHeader(c, "accept")) : "json";
    try {
      const known = room.credentials.check(requestHeader(c, "authorization"));
      const someone = known instanceof Promise ? await known : known;
      // What is refused before it is known which account it is about counts for the caller's own.
      caller = callerOf(someone, someone.account, null);
      accountId = someone.account.id;
      standing = room.limits.begin(accountId, someone.keySid);
      if (standing.refused) throw new Refusal(20429);
      const reached = accountAsked(c, room, someone);
      const account = reached instanceof Promise ? await reached : reached;
      allow(someone, account, route, permission);
      caller = callerOf(someone, account, hasBody(route) ? keyOf(requestHeader(c, "idempotency-key")) : null);
      if (format === "csv") refuseTable(c.req.url, shape.fields !== null);
      const asked = caller;
      const work = async (): Promise<Answer> => answerOf(c, room, route, kind, asked, handle);
      answer = await (route.upload === undefined ? work() : uploading(room, account.ownerId, work));
      if (answer.replayed) extra = replayedHeaders;
      if (answer.location !== undefined) extra = { Location: answer.location };
    } catch (error) {
      const refused = refusedAnswer(caller === null ? orTooMany(c, room, error) : error, requestId, room.log);
      answer = { status: refused.status, body: refused.body, replayed: false };
      extra = refused.headers;
    }
    if (standing !== null) {
      if (!standing.refused) room.limits.end(accountId);
      extra = { ...standing.headers, ...extra };
    }
    if (caller !== null) {
      room.meter.count(caller.account.id, caller.keySid, metered, answer.status);
    }
    const written =
      format === "json" || answer.body === null ? answer : rendered(format, shape, answer.status, answer.body);
    return respond(written, requestId, performance.now() - begun, { ...extra, ...corsHeaders(c) });
  });
};

/** Who cannot sign in is told so, but not without end. */
const orTooMany = (c: Context, { limits, trusts }: Room, error: unknown): unknown =>
  error instanceof Refusal && error.code === 20003 && !limits.admitStranger(addressOf(c, trusts))
    ? new Refusal(20429)
    : error;

const noHeaders: Readonly<Record<string, string>> = {};
const replayedHeaders: Readonly<Record<string, string>> = { "Idempotent-Replayed": "true" };

const answerOf = async <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject>(
  c: Context,
  room: Room,
  route: Route<P, Q, B>,
  kind: EventKind | null,
  caller: Caller,
  handle: Handle<P, Q, B>,
): Promise<Answer> => {
  const { deps } = room;
  const search = searchOf(c.req.url);
  const type = requestHeader(c, "content-type");
  const body = hasBody(route) ? await readBody(c, route.upload?.bytesMax) : "";
  const target = search === "" ? c.req.path : `${c.req.path}?${search}`;
  const by = caller.rights.kind === "restricted" ? caller.keySid : "";
  const fingerprint = caller.idempotencyKey === null ? "" : fingerprintOf(route.method, target, body, by);
  const params = parsed(route.params, c.req.param());
  const input = route.upload === undefined ? inputOf(body, type) : noFields;
  const asked = {
    caller,
    params,
    query: parsed(route.query, formOf(search)),
    body: parsed(route.body, input),
    upload: route.upload === undefined ? "" : uploaded(body, type, route.upload.type),
    search,
    base: baseOf(c, room),
  };
  await checkPageSize(room, caller, asked.query);
  const { status } = route.success;
  const work = async (event: Recording | null): Promise<Answer> =>
    handle({
      ...asked,
      answering: <Made>(present: (made: Made) => unknown, sealed?: boolean) =>
        answering(deps, caller, fingerprint, status, event === null ? present : event.noting(present), sealed),
    });
  return once(deps, room.runningKeys, caller, fingerprint, async () =>
    kind === null
      ? work(null)
      : recording({ kind, caller, params, body: asked.body, sourceIp: addressOf(c, room.trusts) }, work),
  );
};

/** A page larger than the largest is made smaller, unless the account wants to be told. */
const checkPageSize = async ({ deps }: Room, { account }: Caller, query: object): Promise<void> => {
  if (!("PageSize" in query) || typeof query.PageSize !== "number" || query.PageSize <= pageSizeMax) return;
  const { strict2024 } = await deps.store.read.messagingSettings.find(account.id);
  if (strict2024) throw new Refusal(20007, null, "PageSize");
};

/** Works on a request that brings a file, as long as there is room for it. */
const uploading = async ({ limits }: Room, ownerId: number, work: () => Promise<Answer>): Promise<Answer> => {
  if (!limits.beginUpload(ownerId))
    throw new Refusal(20429, "Too many files are being sent at once. Send one after the other.");
  try {
    return await work();
  } finally {
    limits.endUpload(ownerId);
  }
};

const noFields: Input = {};

/** A file of another kind than the route takes would be read as nonsense. */
const uploaded = (body: string, type: string | undefined, wanted: string): string => {
  if (type?.split(";", 1)[0]?.trim().toLowerCase() === wanted) return body;
  throw new Refusal(20415, `The body is ${type ?? "of no type"}; send ${wanted}.`);
};

/** Test credentials have nothing remembered, so no key of theirs names a request. */
const callerOf = (someone: SignedIn, account: Account, idempotencyKey: string | null): Caller => {
  const { account: by, keySid, rights } = someone;
  return { account, by, keySid, rights, idempotencyKey: rights.kind === "test" ? null : idempotencyKey };
};

/** The account in the path; where none stands there, the caller's own. */
const accountAsked = (c: Context, { credentials }: Room, someone: SignedIn): Promise<Account> | Account => {
  // Nothing has a NUL in its name, and PostgreSQL takes none in a question.
  if (c.req.path.includes("%00")) throw new Refusal(20404);
  const sid = c.req.param("AccountSid");
  return sid === undefined ? someone.account : credentials.reach(someone, sid);
};

/**
 * Refuses who may not: an account that is out of use, and a credential without the right. Of a subaccount that is out of
 * use its parent can still read everything, and change its state.
 */
const allow = (someone: SignedIn, account: Account, route: Route, permission: string): void => {
  if (!someone.isActive) throw new Refusal(20005);
  if (account.status !== "active" && route.method !== "get" && permission !== changesAccount) throw new Refusal(20005);
  checkRight(someone.rights, permission);
};

const changesAccount = "/twilio/iam/accounts/update";

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
const baseOf = (c: Context, { publicUrl, trusts }: Room): string =>
  baseUrlOf({ publicUrl, url: c.req.url, host: requestHeader(c, "host"), forwarded: forwardedOf(c, trusts) });

/** Contract paths have their parameters in braces, Hono's begin with a colon. */
const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

/**
 * Where Hono finds a route. The paths of the 2010 API come without version and suffix (host.ts takes them off); those of
 * the newer products stand twice, for callers who name the product by host, header or a first segment, and for those who do not.
 */
export const addressesOf = ({ product, root, path, success }: RoutePlace): readonly string[] => {
  if (product === "api" && success.bytes !== undefined) return [honoPath(`${path}/bytes`)];
  if (product === "api" || product === "pennywire") return [honoPath(path)];
  return [honoPath(`${root}${path}`), honoPath(`/${product}${root}${path}`)];
};
