// The development CA as it lies on this machine, beside the profile of the local server: made once, its key for its owner
// only, never given to the system. Whoever had the key could play Twilio to programs that this command starts, and to
// nobody else.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import type { Identity } from "./certificate.ts";

/** The CA and the files that programs are pointed to. */
export interface Authority {
  readonly identity: Identity;
  /** The CA's certificate. */
  readonly caFile: string;
  /** The CA's certificate and those that this machine trusts already. */
  readonly bundleFile: string;
}

/** A CA that ends sooner than this is made anew, in milliseconds: a program may run for weeks. */
const renewalMs = 30 * 86_400_000;
const ownerOnly = 0o600;
const ownerOnlyFolder = 0o700;

/** The CA in this folder; makes it at the first time. `trusted` are files with certificates that are trusted besides. */
export const openAuthority = async (folder: string, now: number, trusted: readonly string[]): Promise<Authority> => {
  mkdirSync(folder, { recursive: true, mode: ownerOnlyFolder });
  const keyFile = join(folder, "proxy-ca.key");
  const identity = kept(keyFile, now) ?? (await made(keyFile, now));
  const caFile = join(folder, "proxy-ca.pem");
  const bundleFile = join(folder, "proxy-bundle.pem");
  write(caFile, identity.certificate);
  write(bundleFile, [identity.certificate, ...systemRoots(trusted)].join("\n"));
  return { identity, caFile, bundleFile };
};

/** Key and certificate lie in one file, so that they always belong together. Null when there is none that can be used. */
const kept = (file: string, now: number): Identity | null => {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  try {
    const certificate = new X509Certificate(text);
    const key = createPrivateKey(text);
    if (Date.parse(certificate.validTo) < now + renewalMs || !certificate.checkPrivateKey(key)) return null;
    chmodSync(file, ownerOnly);
    return { certificate: certificate.toString(), key };
  } catch {
    return null; // damaged: nothing depends on the old one, so it is replaced
  }
};

/** When two commands make one at once, the first one's counts. */
const made = async (file: string, now: number): Promise<Identity> => {
  const { newAuthority } = await import("./certificate.ts"); // loaded here, because most runs find a CA
  const identity = await newAuthority(now);
  const draft = `${file}.${process.pid}`;
  const key = identity.key.export({ type: "pkcs8", format: "pem" }).toString();
  writeFileSync(draft, `${identity.certificate}${key}`, { mode: ownerOnly, flush: true });
  try {
    linkSync(draft, file);
    return identity;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const other = kept(file, now);
    if (other !== null) return other;
    renameSync(draft, file); // what lies there is of no use
    return identity;
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Whole or not at all: a program that starts at this moment reads it. */
const write = (file: string, text: string): void => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
};

/** Where systems keep what they trust: Debian, Red Hat, Alpine and macOS. */
const systemBundles: readonly string[] = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/cert.pem",
];

const systemRoots = (trusted: readonly string[]): readonly string[] => {
  const bundle = systemBundles.find((file) => existsSync(file));
  const roots = bundle === undefined ? rootCertificates.join("\n") : readFileSync(bundle, "utf8");
  return [roots, ...trusted.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"))];
};
