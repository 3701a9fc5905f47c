// The lines of an import: which column is which, and what a line asks for.
import { parseE164 } from "../numbers/phone-number.ts";
import type { ImportError } from "./import.ts";

/** Where the columns that are read stand. */
export interface Columns {
  readonly phone: number;
  /** Null when no line has a scope of its own. */
  readonly scope: number | null;
}

/** The columns of a header; null when it has no phone_number, or one of them twice. */
export const columnsOf = (header: readonly string[]): Columns | null => {
  const names = header.map((name) => name.trim().toLowerCase());
  const [phone, scope] = ["phone_number", "scope"].map((wanted) => names.indexOf(wanted));
  if (phone === undefined || phone < 0 || new Set(names).size !== names.length) return null;
  return { phone, scope: scope === undefined || scope < 0 ? null : scope };
};

/** A line that can be used so far: whose the scope is has to be looked up. */
export interface Wish {
  readonly line: number;
  readonly phone: string;
  readonly scope: string;
}

/** What a line asks for, or why it cannot be used. */
export const wishOf = (
  fields: readonly string[],
  columns: Columns,
  line: number,
  scopeOfAll: string | null,
): Wish | ImportError => {
  const written = (fields[columns.phone] ?? "").trim();
  const phone = parseE164(written)?.e164 ?? null;
  if (phone === null) {
    return { line, field: "phone_number", message: "This is not a phone number in E.164 form, such as +15558675310." };
  }
  const own = columns.scope === null ? "" : (fields[columns.scope] ?? "").trim();
  const scope = own === "" ? scopeOfAll : own;
  return scope === null ? noScope(line) : { line, phone, scope };
};

export const isWish = (read: Wish | ImportError): read is Wish => "phone" in read;

const noScope = (line: number): ImportError => ({
  line,
  field: "scope",
  message: "The line names no scope, and neither does the import.",
});

/** A scope that is none of this account's. */
export const foreignScope = (line: number): ImportError => ({
  line,
  field: "scope",
  message: "This is neither a messaging service nor a sender of this account.",
});
