// Reading messaging services and their pools. What sending and receiving ask for every message is
// remembered for a moment (remembered.ts); what the API shows and changes is read as it stands.
import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Service } from "../domain/services/service.ts";
import type { SidPage } from "./accounts.ts";
import type { Database } from "./effect.ts";
import { changesNumbers } from "./numbers.ts";
import { remembered } from "./remembered.ts";
import { poolReads, senderReads, type PoolTables } from "./service-pools.ts";
import type { Write } from "./writes.ts";

export const serviceReads = (db: Database, tables: PoolTables) => {
  const { services, stickySenders } = tables;
  const bySid = db
    .select()
    .from(services)
    .where(eq(services.sid, sql.placeholder("sid")))
    .prepare();
  const stickyOf = db
    .select({ senderSid: stickySenders.senderSid })
    .from(stickySenders)
    .where(
      and(
        eq(stickySenders.serviceSid, sql.placeholder("serviceSid")),
        eq(stickySenders.recipient, sql.placeholder("recipient")),
      ),
    )
    .prepare();
  return {
    /** Whoever owns it. */
    bySid: async (sid: string): Promise<Service | null> => (await bySid.execute({ sid }))[0] ?? null,
    /** The service, when it is this account's. May be a moment old; `current` is not. */
    find: async (accountId: number, sid: string): Promise<Service | null> =>
      mine((await bySid.execute({ sid }))[0], accountId),
    /** The service as it stands, to show or to change it. */
    current: async (accountId: number, sid: string): Promise<Service | null> =>
      mine((await bySid.execute({ sid }))[0], accountId),
    list: async (accountId: number, page: SidPage): Promise<readonly Service[]> =>
      db
        .select()
        .from(services)
        .where(
          and(
            eq(services.accountId, accountId),
            page.after === null ? undefined : lt(services.sid, page.after),
            page.before === null ? undefined : gt(services.sid, page.before),
          ),
        )
        .orderBy(page.before === null ? desc(services.sid) : asc(services.sid))
        .limit(page.size)
        .offset(page.offset)
        .then((rows) => (page.before === null ? rows : rows.toReversed())),
    /** SID of the sender that a recipient knows, or null. */
    stickySender: async (serviceSid: string, to: string): Promise<string | null> =>
      (await stickyOf.execute({ serviceSid, recipient: to }))[0]?.senderSid ?? null,
    ...poolReads(db, tables),
    ...senderReads(db, tables),
  };
};

const mine = (service: Service | null | undefined, accountId: number): Service | null =>
  service?.accountId === accountId ? service : null;

export type ServiceReads = ReturnType<typeof serviceReads>;

/** The same reads, of which those for every message remember what they found, and what they did not. */
export const rememberedServices = (read: ServiceReads) => {
  const services = remembered(async (sid: string) => ({ service: await read.bySid(sid) }));
  const pools = remembered(read.pool);
  const ofSender = remembered(async (name: string) => {
    const [accountId = "", sender = ""] = name.split(" ");
    return { service: await read.ofSender(Number(accountId), sender) };
  });
  return {
    reads: {
      ...read,
      find: async (accountId, sid) => mine((await services.find(sid))?.service, accountId),
      pool: async (serviceSid) => (await pools.find(serviceSid)) ?? [],
      ofSender: async (accountId, sender) => (await ofSender.find(`${accountId} ${sender}`))?.service ?? null,
    } satisfies ServiceReads,
    learn: (write: Write): void => {
      if (!changesPools.has(write.kind) && !changesNumbers(write)) return;
      for (const one of [services, pools, ofSender]) one.forget();
    },
  };
};

/** What changes a service or its pool, besides what becomes of the numbers in it. */
const changesPools: ReadonlySet<string> = new Set<Write["kind"]>([
  "open service",
  "configure service",
  "close service",
  "attach sender",
  "detach sender",
  "leave pools",
]);
