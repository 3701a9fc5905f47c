// The books: ledger accounts, transfers, balances, price lists, the usage roll-up.
import { eq, sql } from "drizzle-orm";
import type { LedgerAccount, Transfer, TransferKind } from "../domain/billing/ledger.ts";
import type { Micros } from "../domain/billing/money.ts";
import type {
  CarrierRate,
  Channel,
  NewCarrierRate,
  NewRate,
  Rate,
  SenderType,
  TariffDirection,
} from "../domain/billing/tariff.ts";
import type { Columns } from "./columns.ts";
import { changes, guarded, plain, slots, type Database, type Effect, type Effects, type Step } from "./effect.ts";

export const ledgerTables = (c: Columns) => ({
  ledgerAccounts: c.table("ledger_accounts", { id: c.serial("id"), code: c.text("code").notNull() }, (table) => [
    c.uniqueIndex("ledger_accounts_code").on(table.code),
  ]),
  // A row is one movement from debit to credit, so debits equal credits by construction.
  // Triggers in the migrations refuse every update and delete.
  transfers: c.table(
    "transfers",
    {
      id: c.serial("id"),
      ref: c.text("ref").notNull(),
      kind: c.text("kind").$type<TransferKind>().notNull(),
      debitId: c.big("debit_id").notNull(),
      creditId: c.big("credit_id").notNull(),
      amount: c.big("amount").notNull(),
      rateId: c.big("rate_id"),
      at: c.time("at").notNull(),
    },
    (table) => [
      c.uniqueIndex("transfers_ref").on(table.ref, table.kind),
      c.index("transfers_debit").on(table.debitId),
      c.index("transfers_credit").on(table.creditId),
    ],
  ),
  // Customers only: the operator's own accounts are sums, so that customers never contend for them.
  balances: c.table("balances", {
    accountId: c.big("account_id").primaryKey(),
    posted: c.big("posted").notNull(),
    held: c.big("held").notNull(),
    creditLimit: c.big("credit_limit").notNull(),
  }),
  rates: c.table("rates", {
    id: c.serial("id"),
    country: c.text("country").notNull(),
    senderType: c.text("sender_type").$type<SenderType>().notNull(),
    direction: c.text("direction").$type<TariffDirection>().notNull(),
    channel: c.text("channel").$type<Channel>().notNull(),
    unitPrice: c.big("unit_price").notNull(),
    carrierFee: c.big("carrier_fee").notNull(),
    validFrom: c.time("valid_from").notNull(),
  }),
  carrierRates: c.table("carrier_rates", {
    id: c.serial("id"),
    carrier: c.text("carrier").notNull(),
    country: c.text("country").notNull(),
    direction: c.text("direction").$type<TariffDirection>().notNull(),
    channel: c.text("channel").$type<Channel>().notNull(),
    unitCost: c.big("unit_cost").notNull(),
    validFrom: c.time("valid_from").notNull(),
  }),
});

export interface Balance {
  readonly posted: Micros;
  readonly held: Micros;
  readonly creditLimit: Micros;
}

export type LedgerWrite =
  | { readonly kind: "open balance"; readonly accountId: number; readonly creditLimit: Micros }
  /** Puts money aside; refused when less than this is available. */
  | { readonly kind: "hold"; readonly accountId: number; readonly amount: Micros }
  | { readonly kind: "release"; readonly accountId: number; readonly amount: Micros }
  /** Refused when it was posted before, or, if `covered` is asked for, when the customer cannot pay it. */
  | { readonly kind: "post"; readonly transfer: Transfer; readonly covered: boolean }
  | { readonly kind: "add rate"; readonly rate: NewRate }
  | { readonly kind: "add carrier rate"; readonly rate: NewCarrierRate };

type Tables = ReturnType<typeof ledgerTables>;

export const ledgerReads = (db: Database, { balances, rates, carrierRates }: Tables) => {
  const balance = db
    .select()
    .from(balances)
    .where(eq(balances.accountId, sql.placeholder("accountId")))
    .prepare();
  return {
    balance: async (accountId: number): Promise<Balance | null> => (await balance.execute({ accountId }))[0] ?? null,
    rates: async (): Promise<readonly Rate[]> => db.select().from(rates),
    carrierRates: async (): Promise<readonly CarrierRate[]> => db.select().from(carrierRates),
  };
};

/** @param opened codes of ledger accounts that are known to exist, so that they need not be opened again */
export const ledgerEffects = (db: Database, tables: Tables, opened: ReadonlySet<string>): Effects<LedgerWrite> => {
  const { ledgerAccounts, transfers, balances, rates, carrierRates } = tables;
  const openBalance = db
    .insert(balances)
    .values({ ...slots(["accountId", "creditLimit"]), posted: 0, held: 0 })
    .onConflictDoNothing()
    .returning({ accountId: balances.accountId })
    .prepare();
  const openLedgerAccount = db
    .insert(ledgerAccounts)
    .values(slots(["code"]))
    .onConflictDoNothing()
    .prepare();
  const idOf = (code: string) =>
    sql`(select ${ledgerAccounts.id} from ${ledgerAccounts} where ${ledgerAccounts.code} = ${sql.placeholder(code)})`;
  const post = db
    .insert(transfers)
    .values({ ...slots(["ref", "kind", "amount", "rateId", "at"]), debitId: idOf("debit"), creditId: idOf("credit") })
    .onConflictDoNothing()
    .returning({ id: transfers.id })
    .prepare();
  const addRate = db
    .insert(rates)
    .values(slots(["country", "senderType", "direction", "channel", "unitPrice", "carrierFee", "validFrom"]))
    .prepare();
  const addCarrierRate = db
    .insert(carrierRates)
    .values(slots(["carrier", "country", "direction", "channel", "unitCost", "validFrom"]))
    .prepare();
  const opening = ({ code }: LedgerAccount): readonly Step[] =>
    opened.has(code) ? [] : plain(openLedgerAccount, { code }).steps;
  const posted = ({ transfer, covered }: { readonly transfer: Transfer; readonly covered: boolean }): Effect => {
    const { debit, credit, ref, kind, amount, rateId, at } = transfer;
    const values = { ref, kind, amount, rateId, at, debit: debit.code, credit: credit.code };
    return {
      steps: [...opening(debit), ...opening(credit), ...guarded(post, values).steps],
      entry: entryOf(transfer, covered),
    };
  };
  return {
    "open balance": (write) => ({
      ...guarded(openBalance, { accountId: write.accountId, creditLimit: write.creditLimit }),
      entry: { accountId: write.accountId, posted: 0, held: 0, guarded: false, opens: write.creditLimit },
    }),
    hold: (write) => ({
      steps: [],
      entry: { accountId: write.accountId, posted: 0, held: write.amount, guarded: true, opens: null },
    }),
    release: (write) => ({
      steps: [],
      entry: { accountId: write.accountId, posted: 0, held: -write.amount, guarded: false, opens: null },
    }),
    post: (write) => posted(write),
    "add rate": (write) => plain(addRate, { ...write.rate }),
    "add carrier rate": (write) => plain(addCarrierRate, { ...write.rate }),
  };
};

/** What a transfer does to a customer's balance: a credit adds to what they may spend. */
const entryOf = ({ debit, credit, amount }: Transfer, covered: boolean) => {
  const rest = { held: 0, opens: null };
  if (debit.accountId !== null) return { accountId: debit.accountId, posted: -amount, guarded: covered, ...rest };
  if (credit.accountId !== null) return { accountId: credit.accountId, posted: amount, guarded: false, ...rest };
  return null;
};

/** The statements that the books of a batch are opened and closed with. */
export const balanceStatements = (db: Database, { balances }: Tables) => ({
  /** Takes the row's lock, on an engine that has them, and reads it. */
  open: db
    .update(balances)
    .set({ held: sql`${balances.held}` })
    .where(eq(balances.accountId, sql.placeholder("accountId")))
    .returning()
    .prepare(),
  close: db
    .update(balances)
    .set(changes(balances, ["posted", "held"]))
    .where(eq(balances.accountId, sql.placeholder("accountId")))
    .prepare(),
});
