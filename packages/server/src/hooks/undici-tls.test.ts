// Certificates: which are taken, and what the customer is told about those that are not. They are made here and now,
// so that no key lies in the repository and none runs out.
import { generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Answer } from "../domain/callbacks/answer.ts";
import type { Post } from "./hooks.ts";
import { openHooks } from "./undici.ts";

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});

const YEAR_MS = 365 * 86_400_000;
const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
const key = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();

describe("a server's certificate", () => {
  it("for its name, in date and from a trusted issuer is taken", async () => {
    const own = certificate("localhost", Date.now() - YEAR_MS, Date.now() + YEAR_MS);
    expect(await sendTo(own, [own])).toMatchObject({ kind: "answered", body: "over TLS" });
  });

  it("for another name is 11235", async () => {
    const others = certificate("other.example", Date.now() - YEAR_MS, Date.now() + YEAR_MS);
    expect(await sendTo(others, [others])).toMatchObject({ kind: "failed", code: 11235 });
  });

  it("that has expired is 11236", async () => {
    const old = certificate("localhost", Date.now() - 2 * YEAR_MS, Date.now() - YEAR_MS);
    expect(await sendTo(old, [old])).toMatchObject({ kind: "failed", code: 11236 });
  });

  it("that is not valid yet is 11220", async () => {
    const early = certificate("localhost", Date.now() + YEAR_MS, Date.now() + 2 * YEAR_MS);
    expect(await sendTo(early, [early])).toMatchObject({ kind: "failed", code: 11220 });
  });

  it("that nobody vouches for is 11237", async () => {
    const selfSigned = certificate("localhost", Date.now() - YEAR_MS, Date.now() + YEAR_MS);
    expect(await sendTo(selfSigned, [])).toMatchObject({ kind: "failed", code: 11237 });
  });
});

describe("the name in the handshake", () => {
  it("is the host's, and is left out on demand, while the certificate is still checked against it", async () => {
    const names: (string | false | null)[] = [];
    const own = certificate("localhost", Date.now() - YEAR_MS, Date.now() + YEAR_MS);
    const others = certificate("other.example", Date.now() - YEAR_MS, Date.now() + YEAR_MS);
    const note = (name: string | false | null): void => void names.push(name);
    expect(await sendTo(own, [own], { serverName: true }, note)).toMatchObject({ kind: "answered" });
    expect(await sendTo(own, [own], { serverName: false }, note)).toMatchObject({ kind: "answered" });
    expect(await sendTo(others, [others], { serverName: false }, note)).toMatchObject({ code: 11235 });
    expect(names.slice(0, 2)).toEqual(["localhost", false]);
  });
});

async function sendTo(
  cert: string,
  trustedRoots: readonly string[],
  over: Partial<Post> = {},
  note: (serverName: string | false | null) => void = () => undefined,
): Promise<Answer> {
  const server = createServer({ cert, key }, (_, response) => response.end("over TLS"));
  server.on("secureConnection", (socket) => {
    note(socket.servername);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = openHooks({ allowPrivate: true, trustedRoots });
  opened.push(async () => {
    await client.close();
    await new Promise((resolve) => server.close(resolve));
  });
  // The address of a TCP server is never the path that the type allows for.
  const { port } = server.address() as AddressInfo;
  const url = `https://localhost:${port}/`;
  const timeouts = { connectTimeoutMs: 5_000, totalTimeoutMs: 10_000 };
  return client.send({ url, method: "POST", form: [], headers: {}, ...timeouts, ...over });
}

/** A self-signed X.509 v3 certificate (RFC 5280 4.1) in PEM, for one DNS name. */
function certificate(name: string, notBefore: number, notAfter: number): string {
  const ecdsaWithSha256 = der(0x30, bytes("06082a8648ce3d040302"));
  const subject = der(0x30, der(0x31, der(0x30, bytes("0603550403"), der(0x0c, Buffer.from(name)))));
  const subjectAltName = der(0x30, bytes("0603551d11"), der(0x04, der(0x30, der(0x82, Buffer.from(name)))));
  const toBeSigned = der(
    0x30,
    der(0xa0, bytes("020102")),
    bytes("020101"),
    ecdsaWithSha256,
    subject,
    der(0x30, der(0x18, time(notBefore)), der(0x18, time(notAfter))),
    subject,
    keys.publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(0x30, subjectAltName)),
  );
  const signature = sign("sha256", toBeSigned, keys.privateKey);
  const whole = der(0x30, toBeSigned, ecdsaWithSha256, der(0x03, bytes("00"), signature));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString("base64")}\n-----END CERTIFICATE-----\n`;
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");

const time = (at: number): Buffer => Buffer.from(new Date(at).toISOString().replace(/[-:T]|\.\d+/gu, ""));
