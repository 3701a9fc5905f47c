// Many sends at once with money for half of them. Run by hand: see docs/campaigns.md.
import { startPostgres } from "./ground.ts";
import { overspend } from "./overspend/campaign.ts";
import { runProgram } from "./program.ts";

// Two nodes: the guard must be the database's, not one process's.
await runProgram("overspend", { rounds: 50, nodes: 2, minutes: 10 }, async ({ rounds, nodes, seed }) => {
  const sqlite = await overspend({ seed, rounds, nodes: 1, ground: null });
  const postgres = await startPostgres();
  try {
    const other = await overspend({ seed, rounds, nodes, ground: postgres.ground });
    return { seen: [...sqlite.seen, ...other.seen], violations: [...sqlite.violations, ...other.violations] };
  } finally {
    await postgres.stop();
  }
});
