// The program `pennywire`: runs the command of this process.
import { run } from "./run.ts";
import { processWorld } from "./world.ts";

const code = await run(process.argv.slice(2), processWorld());
// Not always: a server that was started here sets its own when it ends.
if (code !== 0) process.exitCode = code;
