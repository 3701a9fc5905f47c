// From a DATABASE_URL to a store. The engine that is not asked for is not even loaded.
import { assembleStore } from "./assemble.ts";
import type { Store } from "./store.ts";

/** `file:./data/pennywire.db` or `postgres://…`; throws on anything else. */
export const openStore = async (url: string): Promise<Store> => {
  if (url.startsWith("file:")) {
    const { openSqliteEngine } = await import("./sqlite/engine.ts");
    return assembleStore(openSqliteEngine(url.slice("file:".length)));
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgresEngine } = await import("./postgres/engine.ts");
    return assembleStore(await openPostgresEngine(url));
  }
  throw new Error(`DATABASE_URL must begin with file: or postgres://, not "${url.split(":")[0] ?? ""}:"`);
};
