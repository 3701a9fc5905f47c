// Stocking the inventory: an installation that has an older stock, or none, is given what is new of it.
import { stockRuns, stockVersion } from "../../domain/numbers/stock.ts";
import type { Deps } from "../deps.ts";

const setting = "stock";

/** Adds what is missing, in one commit. Numbers that are rented or rest stay as they are. */
export async function stockInventory({ store }: Pick<Deps, "store">): Promise<void> {
  const version = await store.read.simulation.setting(setting);
  if (version === stockVersion) return;
  await store.commit([
    ...stockRuns.map((run) => ({ kind: "stock numbers", run }) as const),
    { kind: "put setting", name: setting, value: stockVersion },
  ]);
}
