// An account: who owns numbers, sends messages and pays. Its SID is its user name.

export type AccountStatus = "active" | "suspended" | "closed";

export interface Account {
  /** Internal, short, for indexes; never shown. */
  readonly id: number;
  readonly sid: string;
  /** Who pays: the parent of a subaccount, else the account itself. */
  readonly ownerId: number;
  readonly ownerSid: string;
  readonly friendlyName: string;
  readonly status: AccountStatus;
  /** Keyed hash of the auth token. */
  readonly tokenHash: string;
  /** The auth token, encrypted: webhooks are signed with it. */
  readonly tokenSealed: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Whether it belongs to another account, which pays for it. */
export const isSubaccount = ({ id, ownerId }: Pick<Account, "id" | "ownerId">): boolean => id !== ownerId;
