// Imports of opt-outs: how far each has come, and when a worker takes it up again.
import { and, asc, desc, eq, gt, isNotNull, lt, sql } from "drizzle-orm";
import type { ImportError, ImportStatus, OptOutImport } from "../domain/opt-outs/import.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, slots, type Database, type Effects } from "./effect.ts";

export const optOutImportTables = (c: Columns) => ({
  optOutImports: c.table(
    "opt_out_imports",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      scope: c.text("scope"),
      status: c.text("status").$type<ImportStatus>().notNull(),
      bytes: c.big("bytes").notNull(),
      linesRead: c.big("lines_read").notNull(),
      added: c.big("added").notNull(),
      present: c.big("present").notNull(),
      failed: c.big("failed").notNull(),
      errors: c.json<readonly ImportError[]>("errors").notNull(),
      dueAt: c.time("due_at"),
      attempts: c.int("attempts").notNull(),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [
      c.index("opt_out_imports_account").on(table.accountId, table.sid),
      c
        .index("opt_out_imports_due")
        .on(table.accountId, table.dueAt)
        .where(sql`due_at is not null`),
    ],
  ),
});

export type OptOutImportWrite =
  | { readonly kind: "begin import"; readonly begun: OptOutImport }
  /** How far it has come since `read` lines; refused when another worker has taken it up (`attempts` has moved on). */
  | { readonly kind: "advance import"; readonly advanced: OptOutImport; readonly read: number };

type Tables = ReturnType<typeof optOutImportTables>;

export const optOutImportReads = (db: Database, { optOutImports }: Tables) => ({
  find: async (accountId: number, sid: string): Promise<OptOutImport | null> =>
    (
      await db
        .select()
        .from(optOutImports)
        .where(and(eq(optOutImports.sid, sid), eq(optOutImports.accountId, accountId)))
    )[0] ?? null,
  /** How many of the account's are not completed; no more than `max` are counted. */
  unfinished: async (accountId: number, max: number): Promise<number> =>
    (
      await db
        .select({ sid: optOutImports.sid })
        .from(optOutImports)
        .where(and(eq(optOutImports.accountId, accountId), isNotNull(optOutImports.dueAt)))
        .limit(max)
    ).length,
  /** Newest first. */
  list: async (accountId: number, page: SidPage): Promise<readonly OptOutImport[]> =>
    db
      .select()
      .from(optOutImports)
      .where(
        and(
          eq(optOutImports.accountId, accountId),
          page.after === null ? undefined : lt(optOutImports.sid, page.after),
          page.before === null ? undefined : gt(optOutImports.sid, page.before),
        ),
      )
      .orderBy(page.before === null ? desc(optOutImports.sid) : asc(optOutImports.sid))
      .limit(page.size)
      .offset(page.offset)
      .then((rows) => (page.before === null ? rows : rows.toReversed())),
});

export const optOutImportEffects = (db: Database, { optOutImports }: Tables): Effects<OptOutImportWrite> => {
  const begin = db
    .insert(optOutImports)
    .values(
      slots([
        "sid",
        "accountId",
        "scope",
        "status",
        "bytes",
        "linesRead",
        "added",
        "present",
        "failed",
        "errors",
        "dueAt",
        "attempts",
        "createdAt",
        "updatedAt",
      ]),
    )
    .onConflictDoNothing()
    .returning({ sid: optOutImports.sid })
    .prepare();
  const advance = db
    .update(optOutImports)
    .set(changes(optOutImports, ["status", "linesRead", "added", "present", "failed", "errors", "dueAt", "updatedAt"]))
    .where(
      and(
        eq(optOutImports.sid, sql.placeholder("sid")),
        eq(optOutImports.attempts, sql.placeholder("attempts")),
        sql`${optOutImports.linesRead} = ${sql.placeholder("read")}`,
      ),
    )
    .returning({ sid: optOutImports.sid })
    .prepare();
  return {
    "begin import": ({ begun }) => guarded(begin, { ...begun }),
    "advance import": ({ advanced, read }) => guarded(advance, { ...advanced, read }),
  };
};
