// Which addresses and ports a customer's URL may lead to. When private addresses are denied, only global unicast
// passes: a webhook must never become a way into the network that this server stands in.
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

export interface AddressGuard {
  /** Whether a connection to this IP address, in any textual form, may be opened. False for anything else. */
  allowsAddress(address: string): boolean;
  /** Whether this TCP port may be called. */
  allowsPort(port: number): boolean;
}

export interface AddressGuardOptions {
  /** True lets every address and port through: a developer's machine, or a company's inner network. */
  readonly allowPrivate: boolean;
  /** Networks in CIDR notation that may be reached nevertheless: the inner ones whose owner wants webhooks. */
  readonly allowedNetworks: readonly string[];
  /** Addresses of this very machine, refused even when they are public. */
  readonly ownAddresses: readonly string[];
}

/** A guard decides over one address or port at a time and knows nothing of names; look them up first. */
export function createAddressGuard(options: AddressGuardOptions): AddressGuard {
  if (options.allowPrivate) return { allowsAddress: (address) => isIP(address) !== 0, allowsPort: () => true };

  const own = new Set(options.ownAddresses.map(canonical));
  const allowed = options.allowedNetworks.map((network) => ipaddr.parseCIDR(network));
  return {
    allowsAddress: (address) =>
      isWithin(address, allowed) || (isGlobalUnicast(address) && !own.has(canonical(address))),
    allowsPort: (port) => port === 80 || port === 443 || (port >= FIRST_FREE_PORT && !refusedPorts.has(port)),
  };
}

// Below this the ports belong to mail, name and login servers; 80 and 443 are the only web servers among them.
const FIRST_FREE_PORT = 1024;

// Ports above 1023 that browsers refuse as well (WHATWG fetch, "bad port"): servers that take lines of text and
// could mistake the lines of an HTTP request for their own.
const refusedPorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

// All global unicast that was ever given out (RFC 4291, IANA's registry). Outside lie among others the deprecated
// ::/96 that still means "this IPv4 address" to some systems, and which ipaddr.js takes for unicast.
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

type Network = ReturnType<typeof ipaddr.parseCIDR>;

function isWithin(address: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some(([base, bits]) => base.kind() === parsed.kind() && parsed.match(base, bits));
}

function isGlobalUnicast(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // Turns ::ffff:127.0.0.1 into 127.0.0.1, because that is where the system would connect to.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

function canonical(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toNormalizedString() : address;
}
