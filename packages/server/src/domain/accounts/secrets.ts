// The keyed hashes, the sealing and the random strings that credentials are made of. A port:
// the real one holds the server's key.

export interface Secrets {
  /** A fresh auth token or key secret: 32 alphanumerics, because Twilio's Go client refuses others. */
  newSecret(): string;
  /** Keyed hash under the server's secret, hexadecimal. */
  hash(secret: string): string;
  /** Compares in constant time. */
  matches(secret: string, hash: string): boolean;
  /** Encrypts for storage; `open` undoes it. */
  seal(plain: string): string;
  open(sealed: string): string;
}
