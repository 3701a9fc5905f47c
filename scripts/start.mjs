// npm start: installs what is missing, builds what changed, and becomes the server.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, install, root } from "./bootstrap.mjs";

// How long the server may outlive an npm that was told to stop.
const PARENT_CHECK_MS = 250;

const parent = process.ppid;
install();
if (!build()) process.exit(1);

// npm passes a SIGTERM on to a shell between it and us, and there it ends: the shell dies and the server would run on.
if (process.env["npm_lifecycle_event"] === "start") {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, PARENT_CHECK_MS);
  watch.unref();
}

// In this very process, so that signals and the exit code are the server's own.
await import(pathToFileURL(join(root, "packages/server/dist/main.js")).href);
