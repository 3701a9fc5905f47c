// An API key: a second way to sign in to an account, which can be taken away by itself.
import { Refusal } from "../refusal.ts";
import { isPermission } from "./rights.ts";

/**
 * `standard` keys reach everything but accounts and keys; `main` keys reach what the token reaches; `restricted` ones what
 * their policy allows.
 */
export type KeyType = "standard" | "main" | "restricted";

export interface Key {
  readonly sid: string;
  readonly accountId: number;
  readonly friendlyName: string;
  readonly type: KeyType;
  /** What a restricted key may do; null for the others. */
  readonly policy: readonly string[] | null;
  /** Keyed hash of the secret; the secret itself is shown once and never stored. */
  readonly secretHash: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Longest friendly name of anything, in characters (Twilio's limit). */
export const friendlyNameMax = 64;

/** Refuses what no key may be: a name that is too long, a policy where none belongs or that no route could be found by. */
export const checkKey = ({ friendlyName, type, policy }: Pick<Key, "friendlyName" | "type" | "policy">): void => {
  if (friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  if (type !== "restricted") {
    if (policy !== null) throw new Refusal(20400, "Only a restricted key has a Policy.", "Policy");
    return;
  }
  if (policy === null) throw new Refusal(20400, "A restricted key needs a Policy.", "Policy");
  const wrong = policy.find((permission) => !isPermission(permission));
  if (wrong !== undefined) {
    throw new Refusal(20400, `"${wrong}" is not a permission, such as /twilio/messaging/messages/create.`, "Policy");
  }
};
