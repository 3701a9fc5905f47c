#!/usr/bin/env node
// The command `pennywire`: runs the compiled program, which `npm start` makes.
import { existsSync } from "node:fs";

const program = new URL("../dist/main.js", import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  const code = await main(process.argv.slice(2));
  // A server that runs in this process sets its own exit code later.
  if (code !== 0) process.exitCode = code;
} else {
  process.stderr.write('pennywire is not built yet: run "npm start" once, then try again.\n');
  process.exitCode = 1;
}
