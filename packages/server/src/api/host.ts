// Which product a request is for. Twilio gives each a host of its own; here one process serves them all, told apart by
// the path, and where a caller names the product (by Host, by header, or by a first segment), by that.
import type { HttpBindings } from "@hono/node-server";

/** Where the 2010 API begins. */
const version = "/2010-04-01";
/** What may follow a path of the 2010 API; formats/format.ts reads which it was. */
const suffixes = [".json", ".xml", ".csv"] as const;
/** Where the bytes of media are, without a suffix; with one it is their record. */
const mediaPath = /\/Media\/[^/]+$/;
/** A path that no route has. */
const nowhere = "/nowhere";

interface Environment {
  readonly env?: unknown;
}

/**
 * The path that routes are mounted at: of the 2010 API without the version in front and `.json` behind, of a named
 * product with its name in front. Only an account's path of that version loses them, so nothing answers on two
 * addresses by accident; and a product that is named is the only one that answers.
 */
export const routedPath = (request: Request, options?: Environment): string => {
  const path = pathOf(request.url);
  const product = namedProduct(request, options);
  const whole = path.startsWith(`/api${version}/Accounts`) && product === null ? path.slice("/api".length) : path;
  if (whole.startsWith(`${version}/Accounts`)) {
    if (product !== null && product !== "api") return nowhere;
    const end = endOfName(whole);
    const inner = whole.slice(version.length, end);
    // The record of a file and the file itself differ by their suffix only.
    return end === undefined && mediaPath.test(inner) && request.method !== "DELETE" ? `${inner}/bytes` : inner;
  }
  if (whole.startsWith("/Accounts")) return nowhere;
  return product === null ? path : `/${product}${path}`;
};

/** Whether a request came under a name of Twilio's, and so by way of a proxy that speaks TLS. */
const isTwilioHost = (host: string | undefined): boolean => host !== undefined && twilioHost.test(host);

/** `messaging.twilio.com`, with or without edge, region and port. */
const twilioHost = /^([a-z][a-z0-9-]*)(?:\.[a-z0-9-]+){0,2}\.twilio\.com(?::\d+)?$/i;
const productName = /^[a-z][a-z0-9-]{0,30}$/;

const namedProduct = (request: Request, options: Environment | undefined): string | null => {
  const named = header(request, options, "x-twilio-product");
  if (named !== undefined && named !== "") {
    const product = named.toLowerCase();
    return productName.test(product) ? product : "nobody";
  }
  const host = header(request, options, "host");
  // Most requests come under our own name, and one look at it is cheaper than a pattern.
  if (host === undefined || !host.toLowerCase().includes(".twilio.com")) return null;
  return twilioHost.exec(host)?.[1]?.toLowerCase() ?? null;
};

/** As request-header.ts, before there is a context: a look at Node's own headers costs next to nothing. */
const header = (request: Request, options: Environment | undefined, name: string): string | undefined => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- on a socket node-server puts Node's request there; without one there are no bindings
  const { incoming } = (options?.env ?? {}) as Partial<HttpBindings>;
  // Only to touch a request's own headers makes node-server build them, which took a fifth of a request.
  if (incoming === undefined) return request.headers.get(name) ?? undefined;
  const value = incoming.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const endOfName = (path: string): number | undefined => {
  for (const suffix of suffixes) if (path.endsWith(suffix)) return -suffix.length;
  return undefined;
};

/** The path of a URL, as it was sent. */
export const pathOf = (url: string): string => {
  const begin = url.indexOf("/", url.indexOf("://") + 3);
  if (begin < 0) return "/";
  return url.slice(begin, endOf(url, begin));
};

const endOf = (url: string, begin: number): number => {
  const query = url.indexOf("?", begin);
  const fragment = url.indexOf("#", begin);
  return Math.min(query < 0 ? url.length : query, fragment < 0 ? url.length : fragment);
};

/** What absolute links begin with: the address that the caller reached us by. */
export interface Origin {
  /** What the operator says it is; null: see for yourself. */
  readonly publicUrl: string | null;
  /** Scheme and host of the request as it came to us. */
  readonly url: string;
  readonly host: string | undefined;
  /** X-Forwarded-Proto and X-Forwarded-Host, of a proxy that is trusted; else null. */
  readonly forwarded: { readonly proto: string | undefined; readonly host: string | undefined } | null;
}

/** Scheme and host for links: `http://127.0.0.1:7366`, without a slash behind. */
export const baseUrlOf = ({ publicUrl, url, host, forwarded }: Origin): string => {
  if (publicUrl !== null) return publicUrl;
  const schemeEnd = url.indexOf("://");
  const begin = url.indexOf("/", schemeEnd + 3);
  const origin = begin < 0 ? url : url.slice(0, begin);
  if (forwarded !== null) {
    const scheme =
      forwarded.proto === "https" || forwarded.proto === "http" ? forwarded.proto : url.slice(0, schemeEnd);
    return `${scheme}://${usableHost(forwarded.host) ?? origin.slice(schemeEnd + 3)}`;
  }
  // Clients that come by way of our proxy speak TLS with it, to a name of Twilio's.
  return isTwilioHost(host) ? origin.replace("http:", "https:") : origin;
};

/** The first of the hosts that proxies have named, when it is one. */
const usableHost = (named: string | undefined): string | null => {
  const [first = ""] = (named ?? "").split(",");
  const host = first.trim();
  return /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.test(host) ? host : null;
};
