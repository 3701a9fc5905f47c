// An account: who owns numbers, sends messages and pays. Its SID is its user name. A subaccount is one that belongs to
// another account, which pays for it and decides whether it may be used.
import { Refusal } from "../refusal.ts";
import { friendlyNameMax } from "./key.ts";

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
  /** Who took it out of use; the parent cannot undo what the operator did. */
  readonly suspendedBy: "parent" | "operator" | null;
  /** Keyed hash of the auth token. */
  readonly tokenHash: string;
  /** The auth token, encrypted: webhooks are signed with it. */
  readonly tokenSealed: string;
  /** The same of a second token, which opens the account too and may take the place of the first. */
  readonly secondaryHash: string | null;
  readonly secondarySealed: string | null;
  readonly secondaryAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An account that has no row yet, and so no internal number. */
export type NewAccount = Omit<Account, "id">;

/** Subaccounts of one account that are not closed (Twilio's default). */
export const subaccountsMax = 1_000;

/** Whether it belongs to another account, which pays for it. */
export const isSubaccount = ({ id, ownerId }: Pick<Account, "id" | "ownerId">): boolean => id !== ownerId;

/** What a new account is given from outside. */
export interface Birth {
  readonly sid: string;
  readonly friendlyName: string;
  readonly tokenHash: string;
  readonly tokenSealed: string;
  readonly now: number;
}

/** A new account below `parent`. */
export const openedSubaccount = (parent: Account, birth: Birth): NewAccount => {
  if (isSubaccount(parent)) throw new Refusal(21101);
  checkName(birth.friendlyName);
  const { sid, friendlyName, tokenHash, tokenSealed, now } = birth;
  return {
    sid,
    ownerId: parent.id,
    ownerSid: parent.sid,
    friendlyName,
    status: "active",
    suspendedBy: null,
    tokenHash,
    tokenSealed,
    secondaryHash: null,
    secondarySealed: null,
    secondaryAt: null,
    createdAt: now,
    updatedAt: now,
  };
};

export interface AccountChange {
  readonly friendlyName: string | null;
  readonly status: AccountStatus | null;
}

/** The account after a change that `by` asked for: its parent, or the account itself. */
export const changedAccount = (account: Account, by: Account, change: AccountChange, now: number): Account => {
  if (change.friendlyName !== null) checkName(change.friendlyName);
  const friendlyName = change.friendlyName ?? account.friendlyName;
  if (change.status !== null) checkStatus(account, by, change.status);
  const status = change.status ?? account.status;
  const suspendedBy = status === account.status ? account.suspendedBy : status === "active" ? null : "parent";
  return { ...account, friendlyName, status, suspendedBy, updatedAt: now };
};

const checkName = (name: string): void => {
  if (name.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
};

const noStatus = (code: 21476 | 21477 | 21478 | 21479): Refusal => new Refusal(code, null, "Status");

const checkStatus = (account: Account, by: Account, status: AccountStatus): void => {
  if (by.id === account.id) throw noStatus(21477);
  if (by.status !== "active") throw noStatus(21476);
  if (account.status === "closed" && status !== "closed") throw noStatus(21479);
  // To close what the operator suspended is to go further the same way.
  if (account.suspendedBy === "operator" && status === "active") throw noStatus(21478);
};
