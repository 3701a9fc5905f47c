// How a connection to a customer's server is opened. The guard looks at the address itself, at the moment of
// connecting: a check of the URL's text, or of a look-up made earlier, can be got round.
import { isIP, type LookupFunction } from "node:net";
import { rootCertificates } from "node:tls";
import { callbackify } from "node:util";
import { buildConnector } from "undici";
import type { AddressGuard } from "./address-guard.ts";
import type { Address, NameResolver } from "./resolver.ts";

// Node refuses less.
const MIN_ATTEMPT_MS = 10;

/** The `code` of the error that a refused address or port ends in. */
export const ADDRESS_REFUSED = "ERR_ADDRESS_REFUSED";

const unnamed = "0.0.0.0";

export interface ConnectorOptions {
  readonly guard: AddressGuard;
  readonly resolver: NameResolver;
  /** Over name look-up, TCP and TLS. */
  readonly timeoutMs: number;
  /** PEM certificates trusted beside the well-known ones; empty for none. */
  readonly trustedRoots: readonly string[];
  /** Whether TLS names the host that is meant (SNI). */
  readonly serverName: boolean;
}

/** A connector for undici's Agent that opens nothing which the guard does not allow. */
export function createConnector(options: ConnectorOptions): buildConnector.connector {
  const { guard } = options;
  const connect = buildConnector({
    timeout: options.timeoutMs,
    lookup: guardedLookup(options),
    // Addresses are tried in turn, each for a share of the time, so that a dead IPv6 route costs little.
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: Math.max(MIN_ATTEMPT_MS, options.timeoutMs / 4),
    ...(options.trustedRoots.length === 0 ? {} : { ca: [...rootCertificates, ...options.trustedRoots] }),
  });

  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === "https:" ? 443 : 80);
    // Node never looks up a literal address, so that the look-up below would not see it.
    const isRefused = isIP(target.hostname) !== 0 && !guard.allowsAddress(target.hostname);
    if (isRefused || !guard.allowsPort(port)) return callback(refusal(), null);
    // undici names the host of the request to the server, unless that host is an address. The certificate is checked
    // against `hostname` all the same.
    return connect(options.serverName ? target : { ...target, host: unnamed }, callback);
  };
}

function guardedLookup({ guard, resolver }: ConnectorOptions): LookupFunction {
  const find = async (host: string): Promise<Address[]> => {
    const addresses = await resolver.resolve(host);
    // One bad address among good ones is refused as well: nobody has that by accident.
    if (!addresses.every(({ address }) => guard.allowsAddress(address))) throw refusal();
    return [...addresses];
  };
  return (host, _options, callback) => callbackify(find)(host, callback);
}

// It does not name the address: what an inner name resolves to is not the customer's to learn.
function refusal(): NodeJS.ErrnoException {
  return Object.assign(new Error("Webhooks may not go to this address or port."), { code: ADDRESS_REFUSED });
}
