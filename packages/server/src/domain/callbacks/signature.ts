// The signature that lets a customer's server know that a request is ours: what its Twilio
// validator computes from the URL it was called at and the form it received.
import { createHash, createHmac } from "node:crypto";

/**
 * The `X-Twilio-Signature` of a request to `url`: base64 of an HMAC-SHA1 under the account's
 * primary token. `params` are those of a form body; a GET has none, its own are in the query.
 * A repeated name counts once for each different value.
 */
export const signature = (token: string, url: string, params: readonly (readonly [string, string])[]): string =>
  createHmac("sha1", token)
    .update(signedUrl(url) + signedParams(params), "utf8")
    .digest("base64");

/**
 * For a body that is no form: the URL to call, which now carries the SHA-256 of the body, and
 * the signature of that URL.
 */
export const bodySignature = (
  token: string,
  url: string,
  body: string | Uint8Array,
): { readonly url: string; readonly signature: string } => {
  const hash = createHash("sha256").update(body).digest("hex");
  const [address, fragment] = splitAt(url, "#");
  const hashed = `${address}${address.includes("?") ? "&" : "?"}bodySHA256=${hash}${fragment}`;
  return { url: hashed, signature: signature(token, hashed, []) };
};

/**
 * The URL as its receiver rebuilds it: no user name, no fragment, a path even where none was
 * written. All else is left as it stands: to re-encode an apostrophe would break the signature.
 */
const signedUrl = (url: string): string => {
  const [address] = splitAt(url, "#");
  const parts = addressForm.exec(address);
  if (parts === null) return address;
  const [, scheme = "", authority = "", rest = ""] = parts;
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  return `${scheme}${host}${rest.startsWith("/") ? "" : "/"}${rest}`;
};

const addressForm = /^([a-z]+:\/\/)([^/?]*)(.*)$/is;

const splitAt = (text: string, mark: string): readonly [string, string] => {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at)];
};

const signedParams = (params: readonly (readonly [string, string])[]): string => {
  const sorted = params.toSorted((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  return sorted
    .filter(([name, value], at) => {
      const before = sorted[at - 1];
      return before === undefined || before[0] !== name || before[1] !== value;
    })
    .map(([name, value]) => name + value)
    .join("");
};

// By code unit, as the validators sort: upper case before lower, no locale.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
