// Opt-outs: who wants nothing from whom, and the settings of services that answer keywords in their own words.
import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { OptOut, OptOutSource } from "../domain/opt-outs/opt-out.ts";
import type { OptOutSettings } from "../domain/opt-outs/settings.ts";
import type { SidPage } from "./accounts.ts";
import type { Columns } from "./columns.ts";
import { guarded, plain, slots, type Database, type Effects } from "./effect.ts";

export const optOutTables = (c: Columns) => ({
  optOuts: c.table(
    "opt_outs",
    {
      sid: c.text("sid").primaryKey(),
      accountId: c.big("account_id").notNull(),
      scope: c.text("scope").notNull(),
      phone: c.text("phone").notNull(),
      source: c.text("source").$type<OptOutSource>().notNull(),
      messageSid: c.text("message_sid"),
      createdAt: c.time("created_at").notNull(),
    },
    (table) => [
      // Asked before every message goes out.
      c.uniqueIndex("opt_outs_scope_phone").on(table.accountId, table.scope, table.phone),
      c.index("opt_outs_account").on(table.accountId, table.sid),
      c.index("opt_outs_scope").on(table.accountId, table.scope, table.sid),
      c.index("opt_outs_phone").on(table.accountId, table.phone, table.sid),
    ],
  ),
  optOutSettings: c.table("opt_out_settings", {
    serviceSid: c.text("service_sid").primaryKey(),
    accountId: c.big("account_id").notNull(),
    settings: c.json<OptOutSettings>("settings").notNull(),
    createdAt: c.time("created_at").notNull(),
    updatedAt: c.time("updated_at").notNull(),
  }),
});

/** The settings of one service, as they are kept. */
export interface KeptOptOutSettings {
  readonly serviceSid: string;
  readonly accountId: number;
  readonly settings: OptOutSettings;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type OptOutWrite =
  /** Refused when the pair is on the list already. */
  | { readonly kind: "add opt-out"; readonly optOut: OptOut }
  /** The same for a text that asks for it: who is on the list already stays there. */
  | { readonly kind: "keep opt-out"; readonly optOut: OptOut }
  /** Takes a pair off the list, if it is there. */
  | { readonly kind: "lift opt-out"; readonly accountId: number; readonly scope: string; readonly phone: string }
  /** Refused when there is none of this SID. */
  | { readonly kind: "clear opt-out"; readonly accountId: number; readonly sid: string }
  | { readonly kind: "put opt-out settings"; readonly kept: KeptOptOutSettings }
  /** Refused when the service has none. */
  | { readonly kind: "drop opt-out settings"; readonly accountId: number; readonly serviceSid: string };

/** Which opt-outs of an account; null is "any". */
export interface OptOutFilter {
  readonly scope: string | null;
  readonly phone: string | null;
}

type Tables = ReturnType<typeof optOutTables>;

export const optOutReads = (db: Database, { optOuts, optOutSettings }: Tables) => {
  const pair = and(
    eq(optOuts.accountId, sql.placeholder("accountId")),
    eq(optOuts.scope, sql.placeholder("scope")),
    eq(optOuts.phone, sql.placeholder("phone")),
  );
  const isOut = db.select({ sid: optOuts.sid }).from(optOuts).where(pair).prepare();
  const ofPair = db.select().from(optOuts).where(pair).prepare();
  const bySid = db
    .select()
    .from(optOuts)
    .where(and(eq(optOuts.sid, sql.placeholder("sid")), eq(optOuts.accountId, sql.placeholder("accountId"))))
    .prepare();
  const ofService = db
    .select()
    .from(optOutSettings)
    .where(eq(optOutSettings.serviceSid, sql.placeholder("serviceSid")))
    .prepare();
  return {
    /** Whether this phone wants nothing from this scope: the service's SID when the sender is in one, else the sender. */
    isOut: async (accountId: number, scope: string, phone: string): Promise<boolean> =>
      (await isOut.execute({ accountId, scope, phone })).length > 0,
    ofPair: async (accountId: number, scope: string, phone: string): Promise<OptOut | null> =>
      (await ofPair.execute({ accountId, scope, phone }))[0] ?? null,
    find: async (accountId: number, sid: string): Promise<OptOut | null> =>
      (await bySid.execute({ sid, accountId }))[0] ?? null,
    /** Which of these phones are on the list of this scope. */
    outAmong: async (accountId: number, scope: string, phones: readonly string[]): Promise<ReadonlySet<string>> => {
      if (phones.length === 0) return new Set();
      const rows = await db
        .select({ phone: optOuts.phone })
        .from(optOuts)
        .where(and(eq(optOuts.accountId, accountId), eq(optOuts.scope, scope), inArray(optOuts.phone, [...phones])));
      return new Set(rows.map(({ phone }) => phone));
    },
    /** Newest first. */
    list: async (accountId: number, filter: OptOutFilter, page: SidPage): Promise<readonly OptOut[]> =>
      db
        .select()
        .from(optOuts)
        .where(
          and(
            eq(optOuts.accountId, accountId),
            filter.scope === null ? undefined : eq(optOuts.scope, filter.scope),
            filter.phone === null ? undefined : eq(optOuts.phone, filter.phone),
            page.after === null ? undefined : lt(optOuts.sid, page.after),
            page.before === null ? undefined : gt(optOuts.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(optOuts.sid) : asc(optOuts.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
    /** The settings that a service answers keywords by; null: the usual ones. */
    settings: async (serviceSid: string): Promise<KeptOptOutSettings | null> =>
      (await ofService.execute({ serviceSid }))[0] ?? null,
  };
};

export const optOutEffects = (db: Database, { optOuts, optOutSettings }: Tables): Effects<OptOutWrite> => {
  const insert = () =>
    db
      .insert(optOuts)
      .values(slots(["sid", "accountId", "scope", "phone", "source", "messageSid", "createdAt"]))
      .onConflictDoNothing();
  const keep = insert().prepare();
  const add = insert().returning({ sid: optOuts.sid }).prepare();
  const lift = db
    .delete(optOuts)
    .where(
      and(
        eq(optOuts.accountId, sql.placeholder("accountId")),
        eq(optOuts.scope, sql.placeholder("scope")),
        eq(optOuts.phone, sql.placeholder("phone")),
      ),
    )
    .prepare();
  const clear = db
    .delete(optOuts)
    .where(and(eq(optOuts.sid, sql.placeholder("sid")), eq(optOuts.accountId, sql.placeholder("accountId"))))
    .returning({ sid: optOuts.sid })
    .prepare();
  const put = db
    .insert(optOutSettings)
    .values(slots(["serviceSid", "accountId", "settings", "createdAt", "updatedAt"]))
    .onConflictDoUpdate({
      target: optOutSettings.serviceSid,
      set: { settings: sql`excluded.settings`, updatedAt: sql`excluded.updated_at` },
    })
    .prepare();
  const drop = db
    .delete(optOutSettings)
    .where(
      and(
        eq(optOutSettings.serviceSid, sql.placeholder("serviceSid")),
        eq(optOutSettings.accountId, sql.placeholder("accountId")),
      ),
    )
    .returning({ serviceSid: optOutSettings.serviceSid })
    .prepare();
  return {
    "add opt-out": ({ optOut }) => guarded(add, { ...optOut }),
    "keep opt-out": ({ optOut }) => plain(keep, { ...optOut }),
    "lift opt-out": ({ accountId, scope, phone }) => plain(lift, { accountId, scope, phone }),
    "clear opt-out": ({ accountId, sid }) => guarded(clear, { accountId, sid }),
    "put opt-out settings": ({ kept }) => plain(put, { ...kept }),
    "drop opt-out settings": ({ accountId, serviceSid }) => guarded(drop, { accountId, serviceSid }),
  };
};
