// Host names to addresses, without libuv's threads: dns.lookup holds one of a few threads for each name, so a
// handful of dead domains would delay every other customer's webhooks. Answers are kept for a while, bad ones too.
import { lookup, Resolver } from "node:dns/promises";
import { LRUCache } from "lru-cache";

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface NameResolver {
  /** At least one address, IPv4 first, or an error whose code is HOST_NOT_FOUND. Takes about 6 s at most. */
  resolve(host: string): Promise<readonly Address[]>;
  /** Look-ups under way fail; none follow. */
  close(): void;
}

export interface NameResolverOptions {
  /** "address" or "address:port"; absent means those of the system. */
  readonly nameServers?: readonly string[];
}

/** The `code` of every error this file throws, whatever the name server said. */
export const HOST_NOT_FOUND = "ERR_HOST_NOT_FOUND";

/** A resolver with a cache of its own. */
export function createResolver(options: NameResolverOptions): NameResolver {
  const resolver = new Resolver({ timeout: QUERY_TIMEOUT_MS, tries: QUERY_TRIES });
  if (options.nameServers !== undefined) resolver.setServers(options.nameServers);
  const kept = new LRUCache<string, Promise<Found>>({ max: NAMES_MAX, ttl: TTL_UNDER_WAY_MS });

  const find = (host: string): Promise<Found> => {
    const known = kept.get(host);
    if (known !== undefined) return known;

    const asked = ask(resolver, host).then((found) => {
      kept.set(host, asked, { ttl: found.ttlMs });
      return found;
    });
    kept.set(host, asked);
    return asked;
  };

  return {
    async resolve(host) {
      const found = await find(host);
      if (found.addresses.length > 0) return found.addresses;
      throw Object.assign(new Error(`The host name ${host} could not be found.`), { code: HOST_NOT_FOUND });
    },
    close: () => resolver.cancel(),
  };
}

// The system's own 5 s twice would outlast the 5 s a webhook has for connecting.
const QUERY_TIMEOUT_MS = 2_000;
const QUERY_TRIES = 2;

// A TTL of 0 is how name servers are made to answer differently twice; an hour would outlive a customer's move.
const TTL_MIN_MS = 5_000;
const TTL_MAX_MS = 60_000;
const TTL_NEGATIVE_MS = 10_000;

// Longer than any look-up lasts, so that everybody who asks in the meantime shares one.
const TTL_UNDER_WAY_MS = 30_000;

// About 1 MB; a busy platform has a few hundred customers' hosts.
const NAMES_MAX = 4_096;

/** No addresses means that the name was not found. */
interface Found {
  readonly addresses: readonly Address[];
  readonly ttlMs: number;
}

interface Answered extends Address {
  readonly ttlMs: number;
}

async function ask(resolver: Resolver, host: string): Promise<Found> {
  // Names without a dot (localhost, a container's name) are the system's own and no name server's affair.
  if (!host.includes(".")) return askSystem(host);

  const [four, six] = await Promise.allSettled([
    resolver.resolve4(host, { ttl: true }).then((records) => records.map((record) => answered(record, 4))),
    resolver.resolve6(host, { ttl: true }).then((records) => records.map((record) => answered(record, 6))),
  ]);
  const addresses = [
    ...(four.status === "fulfilled" ? four.value : []),
    ...(six.status === "fulfilled" ? six.value : []),
  ];
  if (addresses.length > 0) return { addresses, ttlMs: Math.min(...addresses.map((address) => address.ttlMs)) };

  // The file of hosts, which c-ares does not always read. Not after a timeout: lookup would wait once more.
  const mayBeInHostsFile = [four, six].some((one) => one.status === "rejected" && unknownHere.has(codeOf(one.reason)));
  return mayBeInHostsFile ? askSystem(host) : { addresses: [], ttlMs: TTL_NEGATIVE_MS };
}

// ECONNREFUSED: there is no name server at all, as on a machine without a network.
const unknownHere = new Set(["ENOTFOUND", "ENODATA", "ECONNREFUSED"]);

async function askSystem(host: string): Promise<Found> {
  try {
    const addresses = await lookup(host, { all: true });
    return {
      addresses: addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })),
      ttlMs: TTL_MIN_MS,
    };
  } catch {
    // Not found is an answer here; resolve() says so to the caller.
    return { addresses: [], ttlMs: TTL_NEGATIVE_MS };
  }
}

function answered(record: { address: string; ttl: number }, family: 4 | 6): Answered {
  return { address: record.address, family, ttlMs: Math.min(Math.max(record.ttl * 1_000, TTL_MIN_MS), TTL_MAX_MS) };
}

function codeOf(reason: unknown): string {
  return reason instanceof Error && "code" in reason && typeof reason.code === "string" ? reason.code : "";
}
