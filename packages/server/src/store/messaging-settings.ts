// What accounts have chosen about their messages, and how many of these wait for their moment: one row an account, so
// that nothing is ever counted.
import { eq, sql } from "drizzle-orm";
import { scheduledMax } from "../domain/messages/schedule.ts";
import { newMessagingSettings, type MessagingSettings } from "../domain/messages/settings.ts";
import type { Columns } from "./columns.ts";
import { guarded, plain, slots, type Database, type Effects } from "./effect.ts";

export const messagingSettingsTables = (c: Columns) => ({
  messagingSettings: c.table("messaging_settings", {
    accountId: c.big("account_id").primaryKey(),
    strict2024: c.flag("strict_2024").notNull(),
    scheduleLeadS: c.int("schedule_lead_s").notNull(),
    mediaBasicAuth: c.flag("media_basic_auth").notNull(),
    updatedAt: c.time("updated_at"),
  }),
  scheduledCounts: c.table("scheduled_counts", {
    accountId: c.big("account_id").primaryKey(),
    waiting: c.big("waiting").notNull(),
  }),
});

export type MessagingSettingsWrite =
  | { readonly kind: "choose messaging settings"; readonly settings: MessagingSettings }
  /** So many more messages wait for their moment; refused when more would than may. */
  | { readonly kind: "begin waiting"; readonly accountId: number; readonly count: number }
  /** One that waited for its moment does not any more. */
  | { readonly kind: "end waiting"; readonly accountId: number };

type Tables = ReturnType<typeof messagingSettingsTables>;

export const messagingSettingsReads = (db: Database, { messagingSettings, scheduledCounts }: Tables) => {
  const ofAccount = db
    .select()
    .from(messagingSettings)
    .where(eq(messagingSettings.accountId, sql.placeholder("accountId")))
    .prepare();
  const waitingOf = db
    .select({ waiting: scheduledCounts.waiting })
    .from(scheduledCounts)
    .where(eq(scheduledCounts.accountId, sql.placeholder("accountId")))
    .prepare();
  return {
    find: async (accountId: number): Promise<MessagingSettings> =>
      (await ofAccount.execute({ accountId }))[0] ?? newMessagingSettings(accountId),
    /** Messages that wait for their moment. */
    waiting: async (accountId: number): Promise<number> => (await waitingOf.execute({ accountId }))[0]?.waiting ?? 0,
  };
};

export const messagingSettingsEffects = (
  db: Database,
  { messagingSettings, scheduledCounts }: Tables,
): Effects<MessagingSettingsWrite> => {
  const choose = db
    .insert(messagingSettings)
    .values(slots(["accountId", "strict2024", "scheduleLeadS", "mediaBasicAuth", "updatedAt"]))
    .onConflictDoUpdate({
      target: messagingSettings.accountId,
      set: {
        strict2024: sql`excluded.strict_2024`,
        scheduleLeadS: sql`excluded.schedule_lead_s`,
        mediaBasicAuth: sql`excluded.media_basic_auth`,
        updatedAt: sql`excluded.updated_at`,
      },
    })
    .prepare();
  const begin = db
    .insert(scheduledCounts)
    .values({ accountId: sql.placeholder("accountId"), waiting: sql.placeholder("count") })
    .onConflictDoUpdate({
      target: scheduledCounts.accountId,
      set: { waiting: sql`${scheduledCounts.waiting} + excluded.waiting` },
      setWhere: sql`${scheduledCounts.waiting} + excluded.waiting <= ${sql.raw(String(scheduledMax))}`,
    })
    .returning({ waiting: scheduledCounts.waiting })
    .prepare();
  const end = db
    .update(scheduledCounts)
    .set({ waiting: sql`${scheduledCounts.waiting} - 1` })
    .where(eq(scheduledCounts.accountId, sql.placeholder("accountId")))
    .prepare();
  return {
    "choose messaging settings": ({ settings }) => plain(choose, { ...settings }),
    "begin waiting": ({ accountId, count }) => guarded(begin, { accountId, count }),
    "end waiting": ({ accountId }) => plain(end, { accountId }),
  };
};
