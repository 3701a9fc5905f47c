// The session of two numbers: cookies that a customer's server sets when it answers a text come
// back with the next text between the same two numbers, for four hours.
import { Cookie, CookieJar } from "tough-cookie";
import type { SetCookie } from "./answer.ts";

/** What is kept of a session. */
export type Cookies = readonly KeptCookie[];
export interface KeptCookie {
  /** The cookie with its domain, path and end, as tough-cookie writes it down. */
  readonly cookie: ReturnType<Cookie["toJSON"]>;
}

/** How long a session is kept after the last answer, in milliseconds: four hours (Twilio's time). */
export const sessionMs = 14_400_000;
/** Cookies of one session: what comes beyond pushes the oldest out. */
const cookiesMax = 20;
/** Longest Set-Cookie header that is read, in characters: the least that RFC 6265 asks of a browser. */
const headerMax = 4_096;

/** The Cookie header for an address; null when none of the session's cookies is meant for it. */
export const cookieHeader = (cookies: Cookies, url: string, now: number): string | null => {
  if (cookies.length === 0) return null;
  const header = jarOf(cookies)
    .getCookiesSync(url, { expire: false })
    .filter((cookie) => isAlive(cookie, now))
    .map((cookie) => cookie.cookieString())
    .join("; ");
  return header === "" ? null : header;
};

/** The session after an answer; what an address may not set, or nobody can read, is left out. */
export const cookiesAfter = (cookies: Cookies, said: readonly SetCookie[], now: number): Cookies => {
  if (said.length === 0) return cookies;
  const jar = jarOf(cookies);
  for (const { url, header } of said) {
    const cookie = header.length > headerMax ? undefined : Cookie.parse(header);
    if (cookie !== undefined) jar.setCookieSync(dated(cookie, now), url, { ignoreError: true });
  }
  return cookiesIn(jar)
    .filter((cookie) => isAlive(cookie, now))
    .slice(-cookiesMax)
    .map((cookie) => ({ cookie: cookie.toJSON() }));
};

/** In the order in which they were first set. */
const cookiesIn = (jar: CookieJar): readonly Cookie[] =>
  (jar.serializeSync()?.cookies ?? []).flatMap((one) => Cookie.fromJSON(one) ?? []);

const jarOf = (cookies: Cookies): CookieJar =>
  CookieJar.fromJSON(JSON.stringify({ ...new CookieJar().toJSON(), cookies: cookies.map(({ cookie }) => cookie) }));

/** The last moment that a Date can hold, in epoch milliseconds: a cookie may name any number of seconds. */
const dateMax = 8_640_000_000_000_000;

/** Max-Age as a moment of our clock: the library would count it by the machine's. */
const dated = (cookie: Cookie, now: number): Cookie => {
  if (cookie.maxAge !== null) {
    const end = now + Number(cookie.maxAge) * 1_000;
    cookie.setExpires(new Date(Math.min(Math.max(end, 0), dateMax)));
    cookie.maxAge = null;
  }
  return cookie;
};

const isAlive = ({ expires }: Cookie, now: number): boolean => !(expires instanceof Date) || expires.getTime() > now;
