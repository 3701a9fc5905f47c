// pennywire serve: the server, in the foreground of this terminal.
import { examples, toCount, type Define } from "../command.ts";
import type { Context } from "../context.ts";
import { usageError } from "../failure.ts";

export interface ServeOptions {
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  readonly databaseUrl?: string | undefined;
}

export const defineServe: Define = (command, open) => {
  command
    .option("--port <number>", "where it listens; PORT, else 7366", toCount)
    .option("--host <address>", "on which address; HOST, else 127.0.0.1")
    .option("--database-url <url>", "file:… or postgres://…; DATABASE_URL, else file:./data/pennywire.db")
    .addHelpText(
      "after",
      examples("pennywire serve", "pennywire serve --port 8080 --database-url file:/var/lib/pennywire/pennywire.db"),
    )
    .action(async (options: ServeOptions) => runServe(open(command), options));
};

/** Becomes the server; it ends by SIGTERM or Ctrl-C. */
const runServe = async (context: Context, { port, host, databaseUrl }: ServeOptions): Promise<void> => {
  if (port !== undefined && port > portMax) throw usageError(`There is no port ${port}.`, `Ports end at ${portMax}.`);
  await context.startServer({
    ...(port === undefined ? {} : { PORT: String(port) }),
    ...(host === undefined ? {} : { HOST: host }),
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
};

const portMax = 65_535;
