#!/usr/bin/env node
// The command `pennywire`: runs the compiled program, which `npm start` makes.
/// <reference types="node" />
import { existsSync } from "node:fs";

if (existsSync(new URL("../dist/main.js", import.meta.url))) {
  await import("../dist/main.js");
} else {
  process.stderr.write('pennywire is not built yet: run "npm start" once, then try again.\n');
  process.exitCode = 1;
}
