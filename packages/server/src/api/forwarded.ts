// What a proxy in front says of a request: the name and scheme that the caller used, and the caller's own address. Only
// proxies that the operator has named are believed, because anybody can send these headers.
import ipaddr from "ipaddr.js";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { requestHeader } from "./request-header.ts";

/** Whether a peer's word about others counts. */
export type Trust = (address: string | undefined) => boolean;

/** Trust in the peers of these ranges, such as `10.0.0.0/8` or `::1/128`. */
export const createTrust = (ranges: readonly string[]): Trust => {
  if (ranges.length === 0) return () => false;
  const known = ranges.map((range) => ipaddr.parseCIDR(range));
  return (address) => {
    if (address === undefined || !ipaddr.isValid(address)) return false;
    const peer = ipaddr.process(address);
    return known.some(([network, bits]) => network.kind() === peer.kind() && peer.match(network, bits));
  };
};

/** The name and scheme that a trusted proxy says the caller used; null when the peer is the caller. */
export const forwardedOf = (c: Context, trusts: Trust) =>
  trusts(peerOf(c))
    ? { proto: requestHeader(c, "x-forwarded-proto"), host: requestHeader(c, "x-forwarded-host") }
    : null;

/** Where a request comes from: the last address on its way that is no proxy of ours. */
export const addressOf = (c: Context, trusts: Trust): string => {
  const peer = peerOf(c) ?? "";
  if (!trusts(peer)) return peer;
  const way = (requestHeader(c, "x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  const last = way.findLast((address) => address !== "" && !trusts(address));
  return last !== undefined && ipaddr.isValid(last) ? last : peer;
};

const peerOf = (c: Context): string | undefined => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- on a socket node-server puts Node's request there; without one there are no bindings
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming?.socket.remoteAddress;
};
