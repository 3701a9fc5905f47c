// The guard's whole table: what may never be reached when private addresses are denied, and what must be.
import { describe, expect, it } from "vitest";
import { createAddressGuard } from "./address-guard.ts";

const ownAddresses = ["8.8.4.4", "2001:4860:4860::8844"];
const strict = createAddressGuard({ allowPrivate: false, allowedNetworks: [], ownAddresses });
const open = createAddressGuard({ allowPrivate: true, allowedNetworks: [], ownAddresses });

describe("private addresses denied", () => {
  it.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:0:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456:789a::1",
    "fe80::1",
    "fe80::1%lo",
    "fec0::1",
    "ff02::1",
    "localhost",
    "",
  ])("%s may not be reached", (address) => {
    expect(strict.allowsAddress(address)).toBe(false);
  });

  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.32.0.1",
    "100.128.0.1",
    "::ffff:8.8.8.8",
    "2001:4860:4860::8888",
    "2606:4700::1111",
  ])("%s may be reached", (address) => {
    expect(strict.allowsAddress(address)).toBe(true);
  });

  it("a public address of this very machine may not be reached, however it is written", () => {
    expect(strict.allowsAddress("8.8.4.4")).toBe(false);
    expect(strict.allowsAddress("::ffff:8.8.4.4")).toBe(false);
    expect(strict.allowsAddress("2001:4860:4860:0:0:0:0:8844")).toBe(false);
  });

  it("a network that is allowed by name may be reached, and its neighbours may not", () => {
    const guard = createAddressGuard({
      allowPrivate: false,
      allowedNetworks: ["10.1.0.0/16", "fd00::/64"],
      ownAddresses,
    });
    expect(["10.1.0.1", "::ffff:10.1.2.3", "fd00::1"].every((address) => guard.allowsAddress(address))).toBe(true);
    expect(["10.2.0.1", "fd01::1", "127.0.0.1"].some((address) => guard.allowsAddress(address))).toBe(false);
  });

  it("of the low ports only 80 and 443 may be called, and of the high ones none of another protocol", () => {
    expect([80, 443, 1024, 3000, 8080, 8443, 65_535].every((port) => strict.allowsPort(port))).toBe(true);
    expect([0, 22, 25, 81, 444, 1023, 2049, 5060, 6000, 6667].some((port) => strict.allowsPort(port))).toBe(false);
  });
});

describe("private addresses allowed", () => {
  it("every address and port may be reached", () => {
    expect(["127.0.0.1", "::1", "10.0.0.1", "8.8.4.4", "8.8.8.8"].every((address) => open.allowsAddress(address))).toBe(
      true,
    );
    expect([22, 80, 6000].every((port) => open.allowsPort(port))).toBe(true);
  });
});
