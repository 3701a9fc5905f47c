import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anAccount } from "../../../test/builders.ts";
import { Refusal } from "../refusal.ts";
import { changedAccount, isSubaccount, openedSubaccount, type Account, type AccountStatus } from "./account.ts";

const birth = { sid: "AC1", friendlyName: "Branch", tokenHash: "hash", tokenSealed: "sealed", now: 7 };
const parent = anAccount();
const child = (given: Partial<Account> = {}): Account =>
  anAccount({ ownerId: parent.id, ownerSid: parent.sid, ...given });
const codeOf = (work: () => unknown): number | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const status = fc.constantFrom<AccountStatus>("active", "suspended", "closed");

describe("a subaccount", () => {
  it("belongs to its parent, and has none of its own", () => {
    const opened = openedSubaccount(parent, birth);
    expect(opened).toMatchObject({ ownerId: parent.id, ownerSid: parent.sid, status: "active", createdAt: 7 });
    expect(isSubaccount({ ...opened, id: parent.id + 1 })).toBe(true);
    expect(isSubaccount(parent)).toBe(false);
    expect(codeOf(() => openedSubaccount(child(), birth))).toBe(21101);
    expect(codeOf(() => openedSubaccount(parent, { ...birth, friendlyName: "x".repeat(65) }))).toBe(20002);
  });

  it("changes its state by its parent only", () => {
    const account = child();
    expect(codeOf(() => changedAccount(account, account, { friendlyName: null, status: "suspended" }, 9))).toBe(21477);
    expect(codeOf(() => changedAccount(parent, parent, { friendlyName: null, status: "active" }, 9))).toBe(21477);
    const idle = { ...parent, status: "suspended" } as const;
    expect(codeOf(() => changedAccount(account, idle, { friendlyName: null, status: "closed" }, 9))).toBe(21476);
  });

  it("never comes back once it is closed, and from the operator's suspension only through the operator", () => {
    fc.assert(
      fc.property(status, status, fc.constantFrom("parent" as const, "operator" as const), (from, to, suspendedBy) => {
        const account = child({ status: from, suspendedBy: from === "suspended" ? suspendedBy : null });
        const code = codeOf(() => changedAccount(account, parent, { friendlyName: null, status: to }, 9));
        const heldByOperator = account.suspendedBy === "operator" && to === "active";
        expect(code).toBe(from === "closed" && to !== "closed" ? 21479 : heldByOperator ? 21478 : null);
      }),
    );
  });

  it("keeps what is not asked to be changed", () => {
    const account = child({ status: "suspended", suspendedBy: "operator" });
    expect(changedAccount(account, account, { friendlyName: null, status: null }, 9)).toEqual({
      ...account,
      updatedAt: 9,
    });
    const renamed = { ...account, friendlyName: "North", updatedAt: 9 };
    expect(changedAccount(account, account, { friendlyName: "North", status: null }, 9)).toEqual(renamed);
    const reopened = changedAccount(
      child({ status: "suspended", suspendedBy: "parent" }),
      parent,
      { friendlyName: null, status: "active" },
      9,
    );
    expect(reopened).toMatchObject({ status: "active", suspendedBy: null });
  });
});
