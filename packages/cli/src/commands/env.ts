// pennywire env: the credentials as shell variables, for curl and for programs written for Twilio.
import { examples, type Define } from "../command.ts";
import type { Context } from "../context.ts";

export const defineEnv: Define = (command, open) => {
  command
    .addHelpText("after", examples('eval "$(pennywire env)"', "pennywire env --json"))
    .action(() => runEnv(open(command)));
};

/** Prints what a shell can evaluate. The values are SIDs, tokens and a URL: nothing in them needs more than quotes. */
const runEnv = ({ io, profile }: Context): void => {
  const { baseUrl, accountSid, credentials } = profile();
  const key = "apiKey" in credentials;
  const variables: Readonly<Record<string, string>> = {
    PENNYWIRE_BASE_URL: baseUrl,
    PENNYWIRE_ACCOUNT_SID: accountSid,
    TWILIO_ACCOUNT_SID: accountSid,
    ...(key
      ? {
          PENNYWIRE_API_KEY: credentials.apiKey,
          PENNYWIRE_API_SECRET: credentials.apiSecret,
          TWILIO_API_KEY: credentials.apiKey,
          TWILIO_API_SECRET: credentials.apiSecret,
        }
      : { PENNYWIRE_AUTH_TOKEN: credentials.authToken, TWILIO_AUTH_TOKEN: credentials.authToken }),
  };
  if (io.json) io.printJson(variables);
  else for (const [name, value] of Object.entries(variables)) io.print(`export ${name}=${quoted(value)}`);
};

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
