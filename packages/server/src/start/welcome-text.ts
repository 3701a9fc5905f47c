// What the terminal shows when the server is up: where it is, and a first message to copy.
import type { Config } from "./config.ts";

export interface Started {
  readonly baseUrl: string;
  readonly accountSid: string;
  /** In clear at the first start only. */
  readonly token: string | null;
  readonly profile: string;
  readonly config: Config;
}

export const welcomeText = ({ baseUrl, accountSid, token, profile, config }: Started): string => {
  const first =
    token === null
      ? [`  Account      ${accountSid}`, `  Credentials  ${profile}`]
      : [
          `  Account      ${accountSid}`,
          `  Auth token   ${token}`,
          "               shown this once; the command line finds it in",
          `               ${profile}`,
        ];
  return [
    "",
    `  Pennywire is running at ${baseUrl}`,
    "",
    ...first,
    `  Database     ${shown(config.databaseUrl)}`,
    "  Network      simulated: nothing leaves this machine, and nothing costs real money",
    "",
    "  Send a first message:",
    "",
    `  npx pennywire send --to +15558675310 --body "Hello from Pennywire"`,
    "",
    "",
  ].join("\n");
};

/** A database's password is nobody's business. */
const shown = (databaseUrl: string): string => databaseUrl.replace(/\/\/([^:/@]+):[^@]*@/, "//$1:***@");
