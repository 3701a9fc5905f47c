// An API key: a second way to sign in to an account, which can be taken away by itself.

/** `standard` keys reach everything but accounts and keys; `main` keys reach what the token reaches. */
export type KeyType = "standard" | "main";

export interface Key {
  readonly sid: string;
  readonly accountId: number;
  readonly friendlyName: string;
  readonly type: KeyType;
  /** Keyed hash of the secret; the secret itself is shown once and never stored. */
  readonly secretHash: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Longest friendly name of anything, in characters (Twilio's limit). */
export const friendlyNameMax = 64;
