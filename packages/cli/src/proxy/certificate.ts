// Certificates of the development CA (RFC 5280): its own, which can vouch for names below twilio.com and nothing else, and
// those of the hosts that the proxy plays. All keys are ECDSA on P-256.
// oxlint-disable-next-line import/no-unassigned-import -- the library looks for it among the globals when it is loaded
import "reflect-metadata";
import { KeyObject, webcrypto } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  GeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  type Name,
  type PublicKeyType,
} from "@peculiar/x509";

/** A certificate in PEM with its private key. */
export interface Identity {
  readonly certificate: string;
  readonly key: KeyObject;
}

/** The only names that the CA can vouch for: this one and those below it. */
const domain = "twilio.com";
const caName = "Pennywire development CA";

const dayMs = 86_400_000;
/** How long the CA lasts, and a host's certificate, in milliseconds; the latter lives in memory only. */
export const caLifeMs = 825 * dayMs;
const hostLifeMs = 30 * dayMs;
/** Clocks of containers lag. */
const slackMs = dayMs;

const keyKind = { name: "ECDSA", namedCurve: "P-256" } as const;

/** A new CA. */
export const newAuthority = async (now: number): Promise<Identity> => {
  const keys = await newKeys();
  return issue({
    issuer: { name: nameOf(caName), publicKey: keys.publicKey, privateKey: keys.privateKey },
    subject: caName,
    keys,
    from: now,
    lifeMs: caLifeMs,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      nameConstraints(),
    ],
  });
};

/** A certificate for one host, by the CA. */
export const newHost = async (authority: Identity, host: string, now: number): Promise<Identity> => {
  const ca = new X509Certificate(authority.certificate);
  const key = authority.key.export({ type: "pkcs8", format: "der" });
  return issue({
    issuer: {
      name: ca.subjectName,
      publicKey: ca.publicKey,
      privateKey: await webcrypto.subtle.importKey("pkcs8", key, keyKind, false, ["sign"]),
    },
    subject: host,
    keys: await newKeys(),
    from: now,
    lifeMs: hostLifeMs,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new SubjectAlternativeNameExtension([{ type: "dns", value: host }]),
    ],
  });
};

const newKeys = async (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(keyKind, true, ["sign", "verify"]);

const nameOf = (text: string): string => `CN=${text}`;

interface Order {
  readonly issuer: {
    readonly name: Name | string;
    readonly publicKey: PublicKeyType;
    readonly privateKey: webcrypto.CryptoKey;
  };
  readonly subject: string;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly from: number;
  readonly lifeMs: number;
  readonly extensions: readonly Extension[];
}

const issue = async ({ issuer, subject, keys, from, lifeMs, extensions }: Order): Promise<Identity> => {
  const certificate = await X509CertificateGenerator.create({
    issuer: issuer.name,
    subject: nameOf(subject),
    notBefore: new Date(from - slackMs),
    notAfter: new Date(from + lifeMs),
    publicKey: keys.publicKey,
    signingKey: issuer.privateKey,
    signingAlgorithm: { name: keyKind.name, hash: "SHA-256" },
    extensions: [
      ...extensions,
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { certificate: `${certificate.toString("pem")}\n`, key: KeyObject.from(keys.privateKey) };
};

/**
 * Names below the domain, and no address: a limit on names says nothing about addresses. The library has no class for
 * this extension, so the three forms that hold its names together are put down here.
 */
const nameConstraints = (): Extension => {
  const permitted = [new GeneralName("dns", domain)];
  const excluded = [new GeneralName("ip", "0.0.0.0/0"), new GeneralName("ip", "::/0")];
  const value = der(
    sequenceTag,
    der(permittedTag, ...permitted.map(subtree)),
    der(excludedTag, ...excluded.map(subtree)),
  );
  return new Extension("2.5.29.30", true, value);
};

const sequenceTag = 0x30;
const permittedTag = 0xa0;
const excludedTag = 0xa1;

const subtree = (name: GeneralName): Buffer => der(sequenceTag, Buffer.from(name.rawData));

/** One value in DER: tag, length and content, here always shorter than the 128 bytes that need a longer length. */
const der = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const bytes = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, bytes.length]), bytes]);
};
