// The server's own key and what is done with it: keyed hashes of tokens, seals around what must
// be read again, and random strings.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from "node:crypto";
import { customAlphabet } from "nanoid";
import type { Secrets } from "../domain/accounts/secrets.ts";
import { invariant } from "../domain/invariant.ts";
import type { NewSid } from "../domain/sid.ts";
import { sidOf } from "../domain/sid.ts";
import type { Clock } from "../domain/clock.ts";

const alphanumerics = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 32 alphanumerics are 190 bits: no slow hash is needed to keep them from being guessed. */
const newSecret = customAlphabet(alphanumerics, 32);

/** Random bytes of one SID, and how many SIDs are drawn at once: asking the system for few bytes costs as much as for many. */
const sidBytes = 10;
const sidsDrawn = 1_024;

const createRandomHex = (): (() => string) => {
  const pool = Buffer.alloc(sidBytes * sidsDrawn);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += sidBytes;
    return pool.toString("hex", used - sidBytes, used);
  };
};

export const createNewSid = (clock: Clock): NewSid => {
  const randomHex = createRandomHex();
  return (prefix) => sidOf(prefix, clock.now(), randomHex());
};

/** AES-GCM's customary sizes, in bytes. */
const nonceBytes = 12;
const tagBytes = 16;

/** @param secret the server's secret; each use has a key of its own, derived from it */
export const createSecrets = (secret: string): Secrets => {
  const hashKey = derived(secret, "pennywire hash");
  const sealKey = derived(secret, "pennywire seal");
  const hash = (plain: string): string => createHmac("sha256", hashKey).update(plain).digest("hex");
  return {
    newSecret,
    hash,
    matches: (plain, expected) => {
      const [one, other] = [Buffer.from(hash(plain)), Buffer.from(expected)];
      return one.length === other.length && timingSafeEqual(one, other);
    },
    seal: (plain) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", sealKey, nonce);
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, "base64");
      invariant(bytes.length >= nonceBytes + tagBytes, "a seal holds a nonce and a tag");
      const decipher = createDecipheriv("aes-256-gcm", sealKey, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString("utf8");
    },
  };
};

const derived = (secret: string, use: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", use, 32));
