// The process: environment, start, drain on SIGTERM. Importing this file starts the server.
import { createApp, type App } from "./app.ts";
import { ConfigError, readConfig, type Config } from "./start/config.ts";
import { localProfileFile, readOrMakeSecret, writeLocalProfile } from "./start/local-files.ts";
import { createLogger, loggedError } from "./log.ts";
import { welcomeText } from "./start/welcome-text.ts";

/** After a failed disk or a broken promise of our own: the supervisor starts us again, and recovery tells what is true. */
const brokenExit = 70;
const configExit = 78;
/** A stop takes at most this long, in milliseconds: below the 30 s that orchestrators wait. */
const stopMaxMs = 25_000;

const start = async (config: Config): Promise<void> => {
  const log = createLogger(config.logLevel);
  const secret = config.secret ?? readOrMakeSecret(config.databaseUrl);
  const app = await createApp({ ...config, secret, log });
  const port = await app.listen(config.port, config.host);
  const baseUrl = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
  const accountSid = app.welcome.account.sid;
  const authToken = app.deps.secrets.open(app.welcome.account.tokenSealed);
  const profile = localProfileFile(process.env);
  try {
    writeLocalProfile(profile, { baseUrl, accountSid, authToken });
  } catch (error) {
    // A convenience of the command line; a server whose home is for reading only serves as well without it.
    log.warn({ err: error }, "the credentials could not be written where the command line looks for them");
  }
  process.stdout.write(welcomeText({ baseUrl, accountSid, token: app.welcome.token, profile, config }));
  stopOnSignals(app);
};

const stopOnSignals = (app: App): void => {
  let stopping = false;
  const stop = (): void => {
    // The second signal does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopMaxMs).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`could not stop in order: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
};

const give = (code: number, text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(code);
};

process.on("uncaughtException", (error) => {
  // Not the error itself: a database's errors hold the values of the statement.
  give(brokenExit, `pennywire stops: ${JSON.stringify(loggedError(error))}`);
});

try {
  await start(readConfig(process.env));
} catch (error) {
  if (error instanceof ConfigError) give(configExit, `The environment is not right:\n${error.message}`);
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    give(
      1,
      `The port is taken: another program, perhaps another Pennywire, listens there. Set PORT to use another one.`,
    );
  }
  give(1, `Pennywire could not start: ${error instanceof Error ? error.message : String(error)}`);
}
