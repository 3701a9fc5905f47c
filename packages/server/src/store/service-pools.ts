// What happens in the pools of messaging services: senders join, are shown, are chosen from and leave.
// A number that was released or moved away is no sender any more, whatever its row here says: every
// read asks the numbers, and the next sender that joins clears such rows away.
import { and, asc, desc, eq, gt, inArray, lt, ne, sql } from "drizzle-orm";
import { poolSenderOf, type PoolSender, type SenderKind, type ServiceSender } from "../domain/services/sender.ts";
import { serviceSendersMax, type Service } from "../domain/services/service.ts";
import type { SidPage } from "./accounts.ts";
import { guarded, plain, slots, type Database, type Effect, type Effects } from "./effect.ts";
import type { numberTables } from "./numbers.ts";
import type { PoolWrite, ServiceTables } from "./services.ts";

export type PoolTables = ServiceTables & ReturnType<typeof numberTables>;

/** Whether a row of a pool still means a sender of its account. */
const isAttached = ({ serviceSenders, numbers }: PoolTables) =>
  sql<boolean>`(${serviceSenders.kind} <> 'phone-number' or exists (select 1 from ${numbers} where ${numbers.sid} = ${serviceSenders.sid} and ${numbers.accountId} = ${serviceSenders.accountId}))`;

/** What sending and receiving ask of the pools. */
export const poolReads = (db: Database, tables: PoolTables) => {
  const { services, serviceSenders } = tables;
  const poolOf = db
    .select()
    .from(serviceSenders)
    .where(
      and(
        eq(serviceSenders.serviceSid, sql.placeholder("serviceSid")),
        ne(serviceSenders.kind, "channel"),
        isAttached(tables),
      ),
    )
    .orderBy(asc(serviceSenders.sid))
    .limit(serviceSendersMax)
    .prepare();
  const ofSender = db
    .select({ service: services })
    .from(serviceSenders)
    .innerJoin(services, eq(services.sid, serviceSenders.serviceSid))
    .where(
      and(
        eq(serviceSenders.accountId, sql.placeholder("accountId")),
        eq(serviceSenders.sender, sql.placeholder("sender")),
        inArray(serviceSenders.kind, ["phone-number", "short-code"]),
        isAttached(tables),
      ),
    )
    .limit(1)
    .prepare();
  return {
    /** Everything that texts can go out from, in the order of their SIDs. May be a moment old. */
    pool: async (serviceSid: string): Promise<readonly PoolSender[]> =>
      (await poolOf.execute({ serviceSid })).flatMap((row) => poolSenderOf(row) ?? []),
    /** The service that a number or short code of this account is in, or null. May be a moment old. */
    ofSender: async (accountId: number, sender: string): Promise<Service | null> =>
      (await ofSender.execute({ accountId, sender }))[0]?.service ?? null,
  };
};

/** What the API shows of the pools. */
export const senderReads = (db: Database, tables: PoolTables) => {
  const { serviceSenders } = tables;
  const attached = db
    .select()
    .from(serviceSenders)
    .where(
      and(
        eq(serviceSenders.accountId, sql.placeholder("accountId")),
        eq(serviceSenders.sid, sql.placeholder("sid")),
        isAttached(tables),
      ),
    )
    .prepare();
  return {
    /** Where a sender of this account is, in whichever service. */
    sender: async (accountId: number, sid: string): Promise<ServiceSender | null> =>
      (await attached.execute({ accountId, sid }))[0] ?? null,
    /** One kind of a service's senders; `country` only those for it. */
    senders: async (
      serviceSid: string,
      kind: SenderKind,
      country: string | null,
      page: SidPage,
    ): Promise<readonly ServiceSender[]> =>
      db
        .select()
        .from(serviceSenders)
        .where(
          and(
            eq(serviceSenders.serviceSid, serviceSid),
            eq(serviceSenders.kind, kind),
            country === null ? undefined : eq(serviceSenders.country, country),
            page.after === null ? undefined : lt(serviceSenders.sid, page.after),
            page.before === null ? undefined : gt(serviceSenders.sid, page.before),
            isAttached(tables),
          ),
        )
        .orderBy(page.before === null ? desc(serviceSenders.sid) : asc(serviceSenders.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
    /** A name in a pool; the same one may stand once for each country and once for all others. */
    named: async (serviceSid: string, kind: SenderKind, name: string, country: string): Promise<ServiceSender | null> =>
      (
        await db
          .select()
          .from(serviceSenders)
          .where(
            and(
              eq(serviceSenders.serviceSid, serviceSid),
              eq(serviceSenders.kind, kind),
              eq(serviceSenders.sender, name),
              eq(serviceSenders.country, country),
            ),
          )
      )[0] ?? null,
    /** Senders of all kinds in a pool. */
    countSenders: async (serviceSid: string): Promise<number> =>
      (
        await db
          .select({ count: sql<number>`count(*)`.mapWith(Number) })
          .from(serviceSenders)
          .where(and(eq(serviceSenders.serviceSid, serviceSid), isAttached(tables)))
      )[0]?.count ?? 0,
  };
};

export const poolEffects = (db: Database, tables: PoolTables): Effects<PoolWrite> => {
  const { serviceSenders } = tables;
  const join = joining(db, tables);
  const detach = db
    .delete(serviceSenders)
    .where(
      and(
        eq(serviceSenders.sid, sql.placeholder("sid")),
        eq(serviceSenders.serviceSid, sql.placeholder("serviceSid")),
        eq(serviceSenders.accountId, sql.placeholder("accountId")),
      ),
    )
    .returning({ sid: serviceSenders.sid })
    .prepare();
  const leave = db
    .delete(serviceSenders)
    .where(
      and(eq(serviceSenders.accountId, sql.placeholder("accountId")), eq(serviceSenders.sid, sql.placeholder("sid"))),
    )
    .prepare();
  return {
    "attach sender": ({ sender }) => join(sender),
    "detach sender": ({ sid, serviceSid, accountId }) => guarded(detach, { sid, serviceSid, accountId }),
    "leave pools": ({ accountId, sid }) => plain(leave, { accountId, sid }),
  };
};

/** The steps by which a sender joins: the service is taken, what has left is cleared away, there is room, and nobody was quicker. */
const joining = (db: Database, tables: PoolTables) => {
  const { services, serviceSenders } = tables;
  const mine = and(
    eq(services.sid, sql.placeholder("serviceSid")),
    eq(services.accountId, sql.placeholder("accountId")),
  );
  // Takes the service's row, so that two senders that join at the same moment are counted one after the other.
  const take = db
    .update(services)
    .set({ updatedAt: sql`${services.updatedAt}` })
    .where(mine)
    .returning({ sid: services.sid })
    .prepare();
  const hasRoom = db
    .update(services)
    .set({ updatedAt: sql`${services.updatedAt}` })
    .where(
      and(
        mine,
        sql`(select count(*) from ${serviceSenders} where ${serviceSenders.serviceSid} = ${services.sid}) < ${serviceSendersMax}`,
      ),
    )
    .returning({ sid: services.sid })
    .prepare();
  const clear = db
    .delete(serviceSenders)
    .where(
      and(
        eq(serviceSenders.accountId, sql.placeholder("accountId")),
        sql`(${serviceSenders.serviceSid} = ${sql.placeholder("serviceSid")} or ${serviceSenders.sid} = ${sql.placeholder("sid")})`,
        sql`not ${isAttached(tables)}`,
      ),
    )
    .prepare();
  const attach = db
    .insert(serviceSenders)
    .values(
      slots([
        "sid",
        "accountId",
        "serviceSid",
        "kind",
        "sender",
        "country",
        "senderType",
        "capabilities",
        "createdAt",
        "updatedAt",
      ]),
    )
    .onConflictDoNothing()
    .returning({ sid: serviceSenders.sid })
    .prepare();
  return (sender: ServiceSender): Effect => {
    const { sid, serviceSid, accountId } = sender;
    return {
      entry: null,
      steps: [
        ...guarded(take, { serviceSid, accountId }).steps,
        ...plain(clear, { accountId, serviceSid, sid }).steps,
        ...guarded(hasRoom, { serviceSid, accountId }).steps,
        ...guarded(attach, { ...sender }).steps,
      ],
    };
  };
};
