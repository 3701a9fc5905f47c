// What goes over the wire for one hop of a webhook: the first, one after a redirect, or the same again with an answer to
// a challenge. Pure.
import { digestAuthorization, type Credentials } from "./digest.ts";
import type { Post } from "./hooks.ts";

/** One request, ready to be sent. `url` bears neither credentials nor fragment. */
export interface Leg {
  readonly method: "GET" | "POST";
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** What the URL said about who we are; null when it said nothing. */
  readonly credentials: Credentials | null;
}

/** Null when the URL cannot be read. */
export function firstLeg(post: Post): Leg | null {
  const target = targetOf(post.url);
  if (target === null) return null;
  const { url, credentials } = target;
  if (post.method === "POST") return legTo(post, url, "POST", credentials);

  const form = encoded(post.form);
  if (form !== "") url.search += url.search === "" ? form : `&${form}`;
  return legTo(post, url, "GET", credentials);
}

/** Null when the answer is no redirect, or one that leads nowhere: then it is the answer itself. */
export function legAfter(
  post: Post,
  leg: Leg,
  status: number,
  location: string | readonly string[] | undefined,
): Leg | null {
  if (!redirects.has(status) || typeof location !== "string") return null;
  const target = targetOf(location, leg.url.href);
  if (target === null) return null;

  // A password meant for one server is not for the next.
  const credentials = target.credentials ?? (target.url.origin === leg.url.origin ? leg.credentials : null);
  return legTo(post, target.url, keepsMethod.has(status) ? leg.method : "GET", credentials);
}

/** The same request with an answer to a Digest challenge; null when there is none to give. */
export function legAnswering(leg: Leg, challenge: string, cnonce: string): Leg | null {
  if (leg.credentials === null) return null;
  const request = { method: leg.method, target: leg.url.pathname + leg.url.search, cnonce };
  const authorization = digestAuthorization(challenge, leg.credentials, request);
  return authorization === null ? null : { ...leg, headers: { ...leg.headers, authorization } };
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const keepsMethod: ReadonlySet<number> = new Set([307, 308]);

// Twilio's own name: firewalls and logs of people who move here know it. Packed answers are not asked for, because a
// few bytes could unpack to gigabytes.
const ours = { "user-agent": "TwilioProxy/1.1", accept: "*/*", "accept-encoding": "identity" };

const formType = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };

/** Every hop has headers of its own, because a signature and cookies belong to one address. */
function legTo(post: Post, url: URL, method: Leg["method"], credentials: Credentials | null): Leg {
  const form = method === "POST" ? post.form : [];
  const given = { ...post.headers, ...post.headersOf?.({ url: url.href, form }) };
  const headers = {
    ...ours,
    ...(credentials === null ? {} : { authorization: basic(credentials) }),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const)),
    ...(method === "POST" ? formType : {}),
  };
  return { method, url, headers, body: method === "POST" ? encoded(form) : null, credentials };
}

function encoded(form: Post["form"]): string {
  return new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString();
}

interface Target {
  readonly url: URL;
  readonly credentials: Credentials | null;
}

function targetOf(text: string, base?: string): Target | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  const said = url.username !== "" || url.password !== "";
  const credentials = said ? { user: decoded(url.username), password: decoded(url.password) } : null;
  url.username = "";
  url.password = "";
  url.hash = "";
  return { url, credentials };
}

// Sent without being asked for, which saves most servers a second request; whoever wants Digest says so with a 401.
function basic({ user, password }: Credentials): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % in a password is the % itself.
    return text;
  }
}
