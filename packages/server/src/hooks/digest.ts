// HTTP Digest (RFC 7616), the client's side: what answers a challenge. Written by hand, because the maintained libraries
// for it bring a whole HTTP client along, whose connections our address guard would not see. MD5 for the many servers that
// know nothing else, SHA-256 for the rest; `qop=auth` and the form without it (RFC 2069).
import { createHash } from "node:crypto";

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

export interface DigestRequest {
  readonly method: string;
  /** Path and query, as they stand in the request's first line. */
  readonly target: string;
  /** A fresh nonce of ours. */
  readonly cnonce: string;
}

/** The Authorization header that answers `challenge`; null when it is no Digest challenge that we can answer. */
export function digestAuthorization(
  challenge: string,
  { user, password }: Credentials,
  { method, target, cnonce }: DigestRequest,
): string | null {
  const asked = strongestOf(challenge);
  if (asked === null) return null;

  const { parameters, hash } = asked;
  const { realm = "", nonce = "", opaque, algorithm } = parameters;
  const session = algorithm?.toLowerCase().endsWith("-sess") ?? false;
  const secret = hash(`${user}:${realm}:${password}`);
  const a1 = session ? hash(`${secret}:${nonce}:${cnonce}`) : secret;
  const a2 = hash(`${method}:${target}`);
  const qop = qopOf(parameters["qop"]);
  const response =
    qop === null ? hash(`${a1}:${nonce}:${a2}`) : hash(`${a1}:${nonce}:${firstCount}:${cnonce}:${qop}:${a2}`);
  const hashedName = parameters["userhash"]?.toLowerCase() === "true";
  return `Digest ${[
    `username=${quoted(hashedName ? hash(`${user}:${realm}`) : user)}`,
    `realm=${quoted(realm)}`,
    `uri=${quoted(target)}`,
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    `nonce=${quoted(nonce)}`,
    ...(qop === null ? [] : [`nc=${firstCount}`, `cnonce=${quoted(cnonce)}`, `qop=${qop}`]),
    `response=${quoted(response)}`,
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(hashedName ? ["userhash=true"] : []),
  ].join(", ")}`;
}

// Each challenge is answered once, so its nonce is used for the first time.
const firstCount = "00000001";

type Parameters = Readonly<Record<string, string>>;
type Hash = (text: string) => string;

const hashes: Readonly<Record<string, Hash>> = {
  "sha-256": (text) => createHash("sha256").update(text, "utf8").digest("hex"),
  md5: (text) => createHash("md5").update(text, "utf8").digest("hex"),
};

/** Of the challenges that a header may hold side by side, the one with the best algorithm. */
function strongestOf(header: string): { readonly parameters: Parameters; readonly hash: Hash } | null {
  const offered = challengesIn(header);
  for (const [name, hash] of Object.entries(hashes)) {
    const parameters = offered.find((one) => (one["algorithm"] ?? "md5").toLowerCase().replace("-sess", "") === name);
    // Without `auth` among the qualities there is only `auth-int`, which we do not offer.
    if (parameters !== undefined && (parameters["qop"] === undefined || qopOf(parameters["qop"]) !== null)) {
      return { parameters, hash };
    }
  }
  return null;
}

function qopOf(offered: string | undefined): "auth" | null {
  return offered?.split(",").some((one) => one.trim().toLowerCase() === "auth") ? "auth" : null;
}

/** The parameters of every Digest challenge; other schemes between them are passed over. */
function challengesIn(header: string): readonly Parameters[] {
  const found: Record<string, string>[] = [];
  let current: Record<string, string> | null = null;
  for (const [, scheme, name, inQuotes, bare] of header.slice(0, headerMax).matchAll(tokens)) {
    if (scheme !== undefined) {
      current = scheme.toLowerCase() === "digest" ? {} : null;
      if (current !== null) found.push(current);
    } else if (current !== null && name !== undefined) {
      current[name.toLowerCase()] = inQuotes?.replaceAll(/\\(.)/gu, "$1") ?? bare ?? "";
    }
  }
  return found;
}

// A scheme stands alone before a space and a name; everything else is name=value.
const tokens = /([\w-]+)\s+(?=[\w-]+\s*=)|([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gu;

// No server writes longer challenges, in characters.
const headerMax = 4_096;

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/gu, "\\$&")}"`;
}
