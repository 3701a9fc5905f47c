// The folder where a local server leaves its credentials, and where we keep our own files.
import { join } from "node:path";

export const configFolder = (env: Readonly<Record<string, string | undefined>>, home: string): string =>
  join(env["XDG_CONFIG_HOME"] || join(home, ".config"), "pennywire");
