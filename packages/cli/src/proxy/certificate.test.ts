// The development CA: what it vouches for, what it cannot vouch for, and how it is kept.
import { KeyObject, X509Certificate, createPublicKey, webcrypto } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, createServer } from "node:tls";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openAuthority } from "./authority.ts";
import { caLifeMs, newAuthority, newHost, type Identity } from "./certificate.ts";
import {
  SubjectAlternativeNameExtension,
  X509Certificate as Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "pennywire-ca-"));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What a client that trusts only this CA says of a server: the error, or null when it is content. */
const opinion = async (ca: Identity, { certificate, key }: Identity, host: string): Promise<string | null> => {
  const server = createServer({ cert: certificate, key: key.export({ type: "pkcs8", format: "pem" }) });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((resolve) => {
      const socket = connect({ port, host: "127.0.0.1", servername: host, ca: ca.certificate }, () => {
        socket.destroy();
        resolve(null);
      });
      socket.on("error", (error: Error) => resolve(error.message));
    });
  } finally {
    server.close();
  }
};

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;

describe("the development CA", () => {
  const now = Date.now();
  let ca: Identity;
  beforeAll(async () => {
    ca = await newAuthority(now);
  });

  it.each(["api.twilio.com", "messaging.dublin.ie1.twilio.com"])("vouches for %s", async (host) => {
    expect(await opinion(ca, await newHost(ca, host, now), host)).toBeNull();
  });

  it.each(["api.example.com", "twilio.com.example.com", "nottwilio.com"])("cannot vouch for %s", async (host) => {
    expect(await opinion(ca, await newHost(ca, host, now), host)).toBe("permitted subtree violation");
  });

  it.each(["127.0.0.1", "::1"])("cannot vouch for the address %s", async (address) => {
    const host = "api.twilio.com";
    const { publicKey, privateKey } = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
    const pkcs8 = ca.key.export({ type: "pkcs8", format: "der" });
    const certificate = await X509CertificateGenerator.create({
      issuer: new Certificate(ca.certificate).subjectName,
      publicKey,
      signingKey: await webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]),
      signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
      extensions: [
        new SubjectAlternativeNameExtension([
          { type: "dns", value: host },
          { type: "ip", value: address },
        ]),
      ],
    });
    const identity = { certificate: certificate.toString("pem"), key: KeyObject.from(privateKey) };
    expect(await opinion(ca, identity, host)).toBe("excluded subtree violation");
  });

  it("of somebody else is not believed", async () => {
    const host = "api.twilio.com";
    expect(await opinion(await newAuthority(now), await newHost(ca, host, now), host)).not.toBeNull();
  });

  it("is a CA that ends, and its hosts are none", async () => {
    const certificate = new X509Certificate(ca.certificate);
    expect(certificate.ca).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(Date.parse(certificate.validTo)).toBeLessThanOrEqual(now + caLifeMs);
    const host = new X509Certificate((await newHost(ca, "api.twilio.com", now)).certificate);
    expect(host.ca).toBe(false);
    expect(host.checkHost("api.twilio.com")).toBe("api.twilio.com");
    expect(host.checkIssued(certificate)).toBe(true);
    expect(host.verify(createPublicKey(ca.key))).toBe(true);
    expect(host.serialNumber).not.toBe(
      new X509Certificate((await newHost(ca, "api.twilio.com", now)).certificate).serialNumber,
    );
  });
});

describe("the files of the CA", () => {
  it("are made once, and the key is its owner's only", async () => {
    const folder = newFolder();
    const first = await openAuthority(folder, Date.now(), []);
    const second = await openAuthority(folder, Date.now(), []);
    expect(second.identity.certificate).toBe(first.identity.certificate);
    expect(readdirSync(folder).toSorted()).toEqual(["proxy-bundle.pem", "proxy-ca.key", "proxy-ca.pem"]);
    expect(statSync(join(folder, "proxy-ca.key")).mode & 0o777).toBe(0o600);
    expect(readFileSync(first.caFile, "utf8")).toBe(first.identity.certificate);
    for (const file of [first.caFile, first.bundleFile]) expect(readFileSync(file, "utf8")).not.toContain("PRIVATE");
  });

  it("with a bundle of what the machine trusts besides", async () => {
    const folder = newFolder();
    const more = join(folder, "more.pem");
    writeFileSync(more, (await newAuthority(Date.now())).certificate);
    const bundle = readFileSync(
      (await openAuthority(folder, Date.now(), [more, join(folder, "none")])).bundleFile,
      "utf8",
    );
    expect(bundle).toContain(readFileSync(more, "utf8"));
    expect(bundle.match(/BEGIN CERTIFICATE/gu)?.length).toBeGreaterThan(50);
  });

  it("that are damaged or near their end are replaced", async () => {
    const folder = newFolder();
    const { certificate } = (await openAuthority(folder, Date.now(), [])).identity;
    const later = (await openAuthority(folder, Date.now() + caLifeMs, [])).identity.certificate;
    expect(later).not.toBe(certificate);
    writeFileSync(join(folder, "proxy-ca.key"), "nonsense");
    const mended = (await openAuthority(folder, Date.now(), [])).identity.certificate;
    expect(mended).not.toBe(later);
    expect((await openAuthority(folder, Date.now(), [])).identity.certificate).toBe(mended);
  });
});
