// Which product a request is for. Twilio gives each a host of its own; here one process serves them all, told apart by
// the path, and where a caller names the product (by Host, by header, or by a first segment), by that.

const version = "/2010-04-01";
const suffix = ".json";

/**
 * The path that routes are mounted at: of the 2010 API without the version in front and `.json` behind, of a named
 * product with its name in front. Only an account's path of that version loses them, so nothing answers on two
 * addresses by accident.
 */
export const routedPath = (request: Request): string => {
  const path = pathOf(request.url);
  if (path.startsWith(`${version}/Accounts`)) {
    return path.slice(version.length, path.endsWith(suffix) ? -suffix.length : undefined);
  }
  if (path.startsWith("/Accounts")) return "/nowhere";
  const product = namedProduct(request);
  return product === null ? path : `/${product}${path}`;
};

/** `messaging.twilio.com`, with or without edge, region and port. */
export const isTwilioHost = (host: string | undefined): boolean => host !== undefined && twilioHost.test(host);

const twilioHost = /^([a-z]+)(?:\.[a-z0-9-]+){0,2}\.twilio\.com(?::\d+)?$/i;

const namedProduct = ({ headers }: Request): string | null => {
  const named = headers.get("x-twilio-product");
  if (named !== null && /^[a-z]{1,20}$/.test(named)) return named;
  return twilioHost.exec(headers.get("host") ?? "")?.[1]?.toLowerCase() ?? null;
};

const pathOf = (url: string): string => {
  const begin = url.indexOf("/", url.indexOf("://") + 3);
  if (begin < 0) return "/";
  return url.slice(begin, endOf(url, begin));
};

const endOf = (url: string, begin: number): number => {
  const query = url.indexOf("?", begin);
  const fragment = url.indexOf("#", begin);
  return Math.min(query < 0 ? url.length : query, fragment < 0 ? url.length : fragment);
};
