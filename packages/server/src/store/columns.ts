// What a columns kit offers. SQLite's is the model, because drizzle's types of it are the plainer ones.
export type { Columns } from "./sqlite/columns.ts";
