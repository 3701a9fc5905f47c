// The operator's numbers that can be rented: table, reads, writes. A row stays while its number is rented out, without a
// moment at which it is free.
import { and, asc, eq, inArray, like, lte, ne, sql, type SQLWrapper } from "drizzle-orm";
import type { FreeNumber } from "../domain/numbers/inventory.ts";
import type { NumberType } from "../domain/numbers/number.ts";
import { magicArea, type StockRun } from "../domain/numbers/stock.ts";
import type { Columns } from "./columns.ts";
import { guarded, plain, type Database, type Effects } from "./effect.ts";

export const inventoryTables = (c: Columns) => ({
  inventory: c.table(
    "inventory",
    {
      phoneNumber: c.text("phone_number").primaryKey(),
      country: c.text("country").notNull(),
      type: c.text("type").$type<NumberType>().notNull(),
      area: c.text("area").notNull(),
      /** Null: somebody rents it. In the future: it was released, and rests. */
      freeFrom: c.time("free_from"),
    },
    (table) => [
      c
        .index("inventory_free")
        .on(table.country, table.type, table.area, table.phoneNumber)
        .where(sql`free_from is not null`),
    ],
  ),
});

export type InventoryWrite =
  /** Adds numbers in a row; those that are there already stay as they are. */
  | { readonly kind: "stock numbers"; readonly run: StockRun }
  /** Refused when the number is not free at this moment. */
  | { readonly kind: "take number"; readonly phoneNumber: string; readonly at: number };

/** What to look for. `areas`: area codes, null for any; `like`: patterns of SQL that the number must have. */
export interface InventorySearch {
  readonly country: string;
  readonly type: NumberType;
  readonly areas: readonly string[] | null;
  readonly like: string | null;
  readonly now: number;
  readonly limit: number;
  readonly offset: number;
}

type Tables = ReturnType<typeof inventoryTables>;

/** The numbers that are rented, as far as the inventory looks at them. */
interface Rented {
  readonly numbers: SQLWrapper & { readonly phoneNumber: SQLWrapper };
}

export const inventoryReads = (db: Database, { inventory }: Tables) => {
  const { freeFrom: _, ...shown } = {
    phoneNumber: inventory.phoneNumber,
    country: inventory.country,
    type: inventory.type,
    area: inventory.area,
    freeFrom: inventory.freeFrom,
  };
  return {
    /** The number if it is free at this moment. */
    findFree: async (phoneNumber: string, now: number): Promise<FreeNumber | null> =>
      (
        await db
          .select(shown)
          .from(inventory)
          .where(and(eq(inventory.phoneNumber, phoneNumber), lte(inventory.freeFrom, now)))
      )[0] ?? null,
    /** Free numbers, in their order. */
    search: async (asked: InventorySearch): Promise<readonly FreeNumber[]> => {
      if (asked.areas?.length === 0) return [];
      return db
        .select(shown)
        .from(inventory)
        .where(
          and(
            eq(inventory.country, asked.country),
            eq(inventory.type, asked.type),
            // Numbers for tests are found by those who ask for their area code.
            asked.areas === null ? ne(inventory.area, magicArea) : inArray(inventory.area, [...asked.areas]),
            asked.like === null ? undefined : like(inventory.phoneNumber, asked.like),
            lte(inventory.freeFrom, asked.now),
          ),
        )
        .orderBy(asc(inventory.phoneNumber))
        .limit(asked.limit)
        .offset(asked.offset);
    },
  };
};

// PostgreSQL cannot tell the type of a value that stands in a select.
const whole = (name: string) => sql`cast(${sql.placeholder(name)} as bigint)`;
const text = (name: string) => sql`cast(${sql.placeholder(name)} as text)`;

export const inventoryEffects = (db: Database, { inventory, numbers }: Tables & Rented): Effects<InventoryWrite> => {
  // One statement for a whole run: a first start adds some thousands of numbers and must stay quick.
  const stock = db
    .insert(inventory)
    .select(
      sql`select run.phone_number, ${text("country")}, ${text("type")}, ${text("area")},
        case when exists (select 1 from ${numbers} where ${numbers.phoneNumber} = run.phone_number) then null else 0 end
        from (with recursive steps(step) as (
          select 0 union all select step + 1 from steps where step + 1 < ${whole("count")}
        ) select '+' || (${whole("first")} + step) as phone_number from steps) as run where true`,
    )
    .onConflictDoNothing()
    .prepare();
  const take = db
    .update(inventory)
    .set({ freeFrom: null })
    .where(
      and(
        eq(inventory.phoneNumber, sql.placeholder("phoneNumber")),
        sql`${inventory.freeFrom} <= ${sql.placeholder("at")}`,
      ),
    )
    .returning({ phoneNumber: inventory.phoneNumber })
    .prepare();
  return {
    "stock numbers": ({ run: { country, type, area, first, count } }) =>
      plain(stock, { country, type, area, first: Number(first.slice(1)), count }),
    "take number": ({ phoneNumber, at }) => guarded(take, { phoneNumber, at }),
  };
};
