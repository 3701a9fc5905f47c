// Generated requests at a real server, on both engines. Run by hand: see docs/campaigns.md.
import { fuzz } from "./fuzz/campaign.ts";
import { startPostgres } from "./ground.ts";
import { runProgram } from "./program.ts";

/** PostgreSQL gets a part of them: the door is the same, only the store behind it differs. */
const postgresShare = 0.25;
/** What caches and the garbage collector may still add once the server is warm, in per cent. */
const growthMaxPercent = 20;

await runProgram("fuzz", { requests: 100_000, raw: 2_000, minutes: 60 }, async ({ requests, raw, seed }) => {
  const sqlite = await fuzz({ seed, requests, raw, ground: null, growthMaxPercent });
  const postgres = await startPostgres();
  try {
    const part = Math.round(requests * postgresShare);
    const other = await fuzz({
      seed: seed + 1,
      requests: part,
      raw: 0,
      ground: postgres.ground,
      growthMaxPercent: null,
    });
    return { seen: [...sqlite.seen, ...other.seen], violations: [...sqlite.violations, ...other.violations] };
  } finally {
    await postgres.stop();
  }
});
