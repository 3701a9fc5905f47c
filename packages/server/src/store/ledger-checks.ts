// The promises of the books, each as two questions to the tables: how many rows it is about, and
// which of them break it. The numbers are those of the accounting rules, which the reports quote.
import { sql, type SQL } from "drizzle-orm";
import type { Schema } from "./schema.ts";

export interface Check {
  readonly id: string;
  readonly promise: string;
  /** One number: how many rows the promise is about. */
  readonly count: SQL;
  /** A row with a `problem` for each breach. */
  readonly breaches: SQL;
}

export const ledgerChecks = (schema: Schema): readonly Check[] => [...balanceChecks(schema), ...messageChecks(schema)];

/** What holds between the transfers, the balances and what is on hold. */
const balanceChecks = ({ transfers, ledgerAccounts, balances, accounts, messages }: Schema): readonly Check[] => {
  // A parent pays for its subaccounts. All of it is added up in one go, and not once for each balance.
  const waiting = sql`(select ${accounts.ownerId} as owner_id, sum(${messages.held}) as held from ${messages}
    join ${accounts} on ${accounts.id} = ${messages.accountId} where ${messages.held} <> 0 group by ${accounts.ownerId})`;
  return [
    {
      id: "I1",
      promise: "debits equal credits: every transfer moves one positive amount between two accounts that exist",
      count: rowsOf(sql`${transfers}`),
      breaches: sql`select 'transfer ' || ${transfers.id} || ' of ' || ${transfers.ref} as problem from ${transfers}
      where ${transfers.amount} <= 0 or ${transfers.debitId} = ${transfers.creditId}
      or not exists (select 1 from ${ledgerAccounts} where ${ledgerAccounts.id} = ${transfers.debitId})
      or not exists (select 1 from ${ledgerAccounts} where ${ledgerAccounts.id} = ${transfers.creditId})`,
    },
    {
      id: "I2",
      promise: "every balance is the sum of its postings",
      count: rowsOf(sql`${balances}`),
      breaches: sql`select ${accounts.sid} || ' has ' || ${balances.posted} || ' micros' as problem
      from ${balances} join ${accounts} on ${accounts.id} = ${balances.accountId}
      left join ${ledgerAccounts} on ${ledgerAccounts.code} = 'customer:' || ${accounts.sid}
      where ${balances.posted} <>
        (select coalesce(sum(${transfers.amount}), 0) from ${transfers} where ${transfers.creditId} = ${ledgerAccounts.id}) -
        (select coalesce(sum(${transfers.amount}), 0) from ${transfers} where ${transfers.debitId} = ${ledgerAccounts.id})`,
    },
    {
      id: "I3",
      promise: "what is on hold is what the waiting messages hold",
      count: rowsOf(sql`${messages}`, sql`${messages.held} <> 0`),
      breaches: sql`select ${accounts.sid} || ' holds ' || ${balances.held} || ' micros' as problem
      from ${balances} join ${accounts} on ${accounts.id} = ${balances.accountId}
      left join ${waiting} as waiting on waiting.owner_id = ${balances.accountId}
      where ${balances.held} <> coalesce(waiting.held, 0)`,
    },
    {
      id: "I4",
      promise: "nobody has spent more than they had",
      count: rowsOf(sql`${balances}`),
      breaches: sql`select ${accounts.sid} || ' is overdrawn' as problem
      from ${balances} join ${accounts} on ${accounts.id} = ${balances.accountId}
      where ${balances.posted} - ${balances.held} < -${balances.creditLimit} or ${balances.held} < 0`,
    },
  ];
};

/** What holds between the transfers, the messages and the usage that is counted of them. */
const messageChecks = ({ transfers, ledgerAccounts, accounts, messages, usage }: Schema): readonly Check[] => {
  const outbound = sql`${messages.direction} <> 'inbound'`;
  const waiting = sql`${messages.status} in ('accepted', 'scheduled', 'queued', 'sending')`;
  const handedOver = sql`${messages.status} in ('sent', 'delivered', 'undelivered', 'read', 'received')`;
  const ofMessage = (kinds: SQL): SQL =>
    sql`from ${transfers} where ${transfers.ref} = ${messages.sid} and ${transfers.kind} in (${kinds})`;
  const sumOf = (kinds: SQL): SQL => sql`(select coalesce(sum(${transfers.amount}), 0) ${ofMessage(kinds)})`;
  const countOf = (kinds: SQL): SQL => sql`(select count(*) ${ofMessage(kinds)})`;
  return [
    {
      id: "I5",
      promise: "a waiting message holds its price, any other holds nothing",
      count: rowsOf(sql`${messages}`, outbound),
      breaches: sql`select ${messages.sid} || ' is ' || ${messages.status} || ' and holds ' || ${messages.held} as problem
        from ${messages} where ${outbound}
        and ${messages.held} <> (case when ${waiting} then coalesce(${messages.price}, 0) else 0 end)`,
    },
    {
      id: "I6",
      promise: "each message has exactly one outcome: charged once when handed over, never otherwise",
      count: rowsOf(sql`${messages}`),
      breaches: sql`select ${messages.sid} || ' is ' || ${messages.status} as problem from ${messages}
        where ${countOf(sql`'charge'`)} <>
          (case when ${handedOver} and coalesce(${messages.price}, 0) > 0 then 1 else 0 end)`,
    },
    {
      id: "I7",
      promise: "the price of a message is what its postings took",
      count: rowsOf(sql`${messages}`, handedOver),
      breaches: sql`select ${messages.sid} || ' has the price ' || coalesce(${messages.price}, 0) as problem
        from ${messages} where ${handedOver}
        and coalesce(${messages.price}, 0) <> ${sumOf(sql`'charge', 'passthrough'`)}`,
    },
    {
      id: "I9",
      promise: "usage equals the ledger, account by account",
      count: rowsOf(sql`${usage}`),
      breaches: sql`select ${accounts.sid} || ' differs' as problem from ${accounts}
        where ${accounts.ownerId} = ${accounts.id}
        and (select coalesce(sum(${usage.price}), 0) from ${usage} where ${usage.accountId} in
          (select paid.id from ${accounts} as paid where paid.owner_id = ${accounts.id})) <>
          (select coalesce(sum(${transfers.amount}), 0) from ${transfers}
            join ${ledgerAccounts} on ${ledgerAccounts.id} = ${transfers.debitId}
            where ${ledgerAccounts.code} = 'customer:' || ${accounts.sid} and ${transfers.kind} in ('charge', 'passthrough', 'rent', 'lookup'))`,
    },
    {
      id: "I11",
      promise: "the carrier's cost of a message was posted once, and is what the message says",
      count: rowsOf(sql`${messages}`, handedOver),
      breaches: sql`select ${messages.sid} || ' has the cost ' || coalesce(${messages.cost}, 0) as problem
        from ${messages}
        where coalesce(${messages.cost}, 0) <> ${sumOf(sql`'cost'`)}`,
    },
  ];
};

const rowsOf = (table: SQL, condition: SQL = sql`true`): SQL => sql`(select count(*) from ${table} where ${condition})`;
