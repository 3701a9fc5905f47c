// One call over HTTP: credentials, encoding, time limits, aborts, attempts, errors.
import { encode, encodeJson, type Names } from "./coding.ts";
import { ConnectionError, NotFoundError, PennywireError, TimeoutError, toApiError } from "./errors.ts";
import type { Settings } from "./options.ts";
import { delayMs, isRetryable, toRetryAfterMs } from "./retry.ts";

/** What every call takes besides its own parameters. */
export interface CallOptions {
  /** Calls the whole call off, waits included; its reason is thrown as it is. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds to wait for each attempt's answer. */
  readonly timeoutMs?: number | undefined;
  /** Names a call that changes something, so that repeating it never repeats its effect. One is made when left out. */
  readonly idempotencyKey?: string | undefined;
  /** Sent along; they win over this package's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A request before it is sent. */
export interface CallRequest {
  readonly method: string;
  /** A path that may carry a query, or a link that the server gave. */
  readonly path: string;
  /** The query of a GET, and of what sends a file; the body of anything else. */
  readonly input?: object | undefined;
  /** Wire names that the rule for names does not give. */
  readonly names?: Names | undefined;
  /** How the body is sent: `form` when left out, `json`, or the content type of the file. */
  readonly style?: string | undefined;
  readonly file?: string | Blob | undefined;
  /** Whether the good answer is a file. */
  readonly isForBytes?: boolean | undefined;
  readonly options?: CallOptions | undefined;
}

/** Sends a request, tries again what may be tried again, and gives the parsed JSON or the bytes; null for 204. */
export type Call = (request: CallRequest) => Promise<unknown>;

/** A caller with these settings. */
export const createCall =
  (settings: Settings): Call =>
  async (request) => {
    const signal = request.options?.signal ?? null;
    const prepared = prepare(settings, request);
    for (let attempt = 0; ; attempt += 1) {
      signal?.throwIfAborted();
      const outcome = await send(settings, prepared, signal);
      if (outcome.ok) return outcome.answer;
      // The attempt before may have deleted it and only its answer got lost.
      if (attempt > 0 && request.method === "DELETE" && outcome.error instanceof NotFoundError) return null;
      const wait =
        attempt < settings.retries && isRetryable(outcome.error)
          ? delayMs(attempt, outcome.retryAfterMs, settings.random)
          : null;
      if (wait === null) throw outcome.error;
      await settings.sleep(wait, signal);
    }
  };

type Outcome =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly error: unknown; readonly retryAfterMs: number | null };

interface Prepared {
  readonly url: string;
  readonly init: RequestInit;
  readonly isForBytes: boolean;
  readonly timeoutMs: number;
}

const prepare = (settings: Settings, request: CallRequest): Prepared => {
  const { method, input = {}, names, options, isForBytes = false } = request;
  const writes = method !== "GET" && method !== "DELETE";
  const { type, body } = writes ? bodyOf(request) : nothing;
  const form = writes && request.file === undefined ? null : encode(input, names);
  const query = form !== null && form.size > 0 ? `?${form.toString()}` : "";
  const headers = new Headers({
    Accept: isForBytes ? "*/*" : "application/json",
    Authorization: settings.authorization,
    "User-Agent": "pennywire-sdk",
  });
  if (writes) {
    headers.set("Content-Type", type);
    headers.set("Idempotency-Key", options?.idempotencyKey ?? newKey());
  }
  for (const [name, value] of Object.entries(options?.headers ?? {})) headers.set(name, value);
  // A redirect would carry the credentials to a place nobody chose.
  const init = { method, headers, redirect: "manual", ...(writes ? { body } : {}) } satisfies RequestInit;
  const url = `${settings.baseUrl}${pathOf(request.path, settings.baseUrl)}${query}`;
  return { url, init, isForBytes, timeoutMs: options?.timeoutMs ?? settings.timeoutMs };
};

const nothing = { type: "", body: "" } as const;

const bodyOf = ({
  style,
  file,
  input = {},
  names,
}: CallRequest): { readonly type: string; readonly body: string | Blob } => {
  if (file !== undefined && style !== undefined) return { type: style, body: file };
  if (style === "json") return { type: "application/json", body: encodeJson(input, names) };
  return { type: "application/x-www-form-urlencoded", body: encode(input, names).toString() };
};

// Only the path of a link is used, behind our own base, so that no answer can send the credentials to another host.
const pathOf = (link: string, baseUrl: string): string => {
  if (link.startsWith("/")) return link;
  if (!/^https?:/i.test(link) || !URL.canParse(link))
    throw new PennywireError(`The server gave a link that is not a path: ${link}`);
  const { pathname, search } = new URL(link);
  const base = new URL(baseUrl).pathname.replace(/\/$/, "");
  return `${pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname}${search}`;
};

const send = async (
  settings: Settings,
  { url, init, isForBytes, timeoutMs }: Prepared,
  signal: AbortSignal | null,
): Promise<Outcome> => {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await settings.fetch(url, {
      ...init,
      signal: signal === null ? timeout : AbortSignal.any([signal, timeout]),
    });
    if (isForBytes && response.ok) return { ok: true, answer: await response.blob() };
    return toOutcome(response, await response.text());
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    const error = timeout.aborted
      ? new TimeoutError(`No answer from ${url} within ${timeoutMs} ms.`, { cause })
      : new ConnectionError(`No answer from ${url}: ${reasonOf(cause)}`, { cause });
    return { ok: false, error, retryAfterMs: null };
  }
};

const toOutcome = (response: Response, text: string): Outcome => {
  const json = parse(text);
  if (response.ok) {
    if (text === "") return { ok: true, answer: null };
    if (json !== undefined) return { ok: true, answer: json };
  }
  const body: Readonly<Record<string, unknown>> = typeof json === "object" && json !== null ? { ...json } : {};
  const { code, message, more_info: moreInfo, details } = body;
  const error = toApiError({
    status: response.status,
    code: typeof code === "number" ? code : null,
    message: typeof message === "string" ? message : withoutMessage(response),
    moreInfo: typeof moreInfo === "string" ? moreInfo : null,
    details: typeof details === "object" && details !== null ? { ...details } : null,
    requestId: response.headers.get("Twilio-Request-Id"),
  });
  return { ok: false, error, retryAfterMs: toRetryAfterMs(response.headers.get("Retry-After"), Date.now()) };
};

const withoutMessage = ({ ok, status, statusText }: Response): string =>
  ok
    ? `The answer (HTTP ${status}) is not JSON. Is the base URL that of a Pennywire server?`
    : `HTTP ${status} ${statusText}`.trim();

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // toOutcome tells what this means, together with the status
  }
};

// fetch says "fetch failed" and keeps what happened, such as ECONNREFUSED, in its cause.
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== "" ? error.cause.message : error.message;
};

/** Never given out twice. The time comes first, so that a server keeps keys of the same moment side by side. */
const newKey = (): string => `${Date.now().toString(36)}-${crypto.randomUUID()}`;
