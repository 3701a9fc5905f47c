// Usage triggers: table, reads, writes. The transaction that counts usage also marks the triggers of its account, so what
// was counted is looked at sooner or later, whatever happens to the process in between.
import { and, asc, count, desc, eq, gt, isNotNull, lt, lte, sql } from "drizzle-orm";
import type { Recurrence, Trigger, TriggerMeasure } from "../domain/billing/triggers.ts";
import type { accountTables, SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, plain, slots, type Database, type Effects, type Statement } from "./effect.ts";

export const triggerTables = (c: Columns) => ({
  triggers: c.table(
    "usage_triggers",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      friendlyName: c.text("friendly_name").notNull(),
      callbackUrl: c.text("callback_url").notNull(),
      callbackMethod: c.text("callback_method").$type<"GET" | "POST">().notNull(),
      category: c.text("category").notNull(),
      measure: c.text("measure").$type<TriggerMeasure>().notNull(),
      value: c.big("value").notNull(),
      recurring: c.text("recurring").$type<Recurrence>(),
      armedFrom: c.text("armed_from"),
      marks: c.big("marks").notNull(),
      checked: c.big("checked").notNull(),
      firedAt: c.time("fired_at"),
      createdAt: c.time("created_at").notNull(),
      updatedAt: c.time("updated_at").notNull(),
    },
    (table) => [
      c.index("usage_triggers_account").on(table.accountId, table.sid),
      c
        .index("usage_triggers_armed")
        .on(table.accountId)
        .where(sql`armed_from is not null`),
      c
        .index("usage_triggers_marked")
        .on(table.sid)
        .where(sql`marks <> checked`),
    ],
  ),
});

export type TriggerWrite =
  | { readonly kind: "create trigger"; readonly trigger: Trigger }
  /** Its name and its webhook; refused when it is gone. */
  | { readonly kind: "configure trigger"; readonly trigger: Trigger }
  | { readonly kind: "delete trigger"; readonly accountId: number; readonly sid: string }
  /** Remembers that everything up to these marks was looked at, and nothing had happened. */
  | { readonly kind: "pass trigger"; readonly trigger: Trigger }
  /** Refused when another look at it has fired it meanwhile, or when it is gone. */
  | {
      readonly kind: "fire trigger";
      readonly trigger: Trigger;
      /** From which day it waits again; null: never. */
      readonly armedFrom: string | null;
      readonly at: number;
    };

/** Which triggers of an account; null is "any". */
export interface TriggerFilter {
  readonly recurring: Recurrence | null;
  readonly measure: TriggerMeasure | null;
  readonly category: string | null;
}

type Tables = ReturnType<typeof triggerTables>;

export const triggerReads = (db: Database, { triggers }: Tables) => {
  const marked = db
    .select()
    .from(triggers)
    .where(and(sql`marks <> checked`, gt(triggers.sid, sql.placeholder("after"))))
    .orderBy(asc(triggers.sid))
    .limit(sql.placeholder("limit"))
    .prepare();
  return {
    find: async (accountId: number, sid: string): Promise<Trigger | null> =>
      (
        await db
          .select()
          .from(triggers)
          .where(and(eq(triggers.sid, sid), eq(triggers.accountId, accountId)))
      )[0] ?? null,
    list: async (accountId: number, filter: TriggerFilter, page: SidPage): Promise<readonly Trigger[]> =>
      db
        .select()
        .from(triggers)
        .where(
          and(
            eq(triggers.accountId, accountId),
            filter.recurring === null ? undefined : eq(triggers.recurring, filter.recurring),
            filter.measure === null ? undefined : eq(triggers.measure, filter.measure),
            filter.category === null ? undefined : eq(triggers.category, filter.category),
            page.after === null ? undefined : lt(triggers.sid, page.after),
            page.before === null ? undefined : gt(triggers.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(triggers.sid) : asc(triggers.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
    count: async (accountId: number): Promise<number> =>
      (await db.select({ n: count() }).from(triggers).where(eq(triggers.accountId, accountId)))[0]?.n ?? 0,
    /** Those behind this one, in the order of their SIDs, whose account has used something since they were last looked at. */
    marked: async (after: string | null, limit: number): Promise<readonly Trigger[]> =>
      marked.execute({ after: after ?? "", limit }),
  };
};

/** Marks what waits for the usage of an account on a day: its own triggers and those of whoever pays for it. */
export const markStatement = (
  db: Database,
  { triggers, accounts }: Tables & ReturnType<typeof accountTables>,
): Statement =>
  db
    .update(triggers)
    .set({ marks: sql`${triggers.marks} + 1` })
    .where(
      and(
        isNotNull(triggers.armedFrom),
        lte(triggers.armedFrom, sql.placeholder("day")),
        sql`${triggers.accountId} in (${sql.placeholder("accountId")},
          (select ${accounts.ownerId} from ${accounts} where ${accounts.id} = ${sql.placeholder("accountId")}))`,
      ),
    )
    .prepare();

export const triggerEffects = (db: Database, { triggers }: Tables): Effects<TriggerWrite> => {
  const mine = and(eq(triggers.sid, sql.placeholder("sid")), eq(triggers.accountId, sql.placeholder("accountId")));
  const asRead = and(eq(triggers.sid, sql.placeholder("sid")), eq(triggers.armedFrom, sql.placeholder("before")));
  const create = db
    .insert(triggers)
    .values(
      slots([
        "sid",
        "accountId",
        "friendlyName",
        "callbackUrl",
        "callbackMethod",
        "category",
        "measure",
        "value",
        "recurring",
        "armedFrom",
        "marks",
        "checked",
        "firedAt",
        "createdAt",
        "updatedAt",
      ]),
    )
    .prepare();
  const configure = db
    .update(triggers)
    .set(changes(triggers, ["friendlyName", "callbackUrl", "callbackMethod", "updatedAt"]))
    .where(mine)
    .returning({ sid: triggers.sid })
    .prepare();
  const remove = db.delete(triggers).where(mine).returning({ sid: triggers.sid }).prepare();
  const pass = db
    .update(triggers)
    .set(changes(triggers, ["checked"]))
    .where(asRead)
    .prepare();
  // What has fired for good is done with. What is armed again may have been reached again: it is looked at once more.
  const looked = sql`case when cast(${sql.placeholder("armedFrom")} as text) is null
    then ${triggers.marks} else ${triggers.checked} end`;
  const fire = db
    .update(triggers)
    .set({ ...changes(triggers, ["armedFrom", "firedAt"]), checked: looked })
    .where(asRead)
    .returning({ sid: triggers.sid })
    .prepare();
  return {
    "create trigger": ({ trigger }) => plain(create, { ...trigger }),
    "configure trigger": ({ trigger }) => guarded(configure, { ...trigger }),
    "delete trigger": ({ accountId, sid }) => guarded(remove, { accountId, sid }),
    "pass trigger": ({ trigger: { sid, armedFrom, marks } }) => plain(pass, { sid, before: armedFrom, checked: marks }),
    "fire trigger": ({ trigger: { sid, armedFrom: before }, armedFrom, at }) =>
      guarded(fire, { sid, before, armedFrom, firedAt: at }),
  };
};
