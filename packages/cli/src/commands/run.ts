// pennywire run: a program that was written for Twilio, unchanged, with this server in Twilio's place.
import { examples, type Define } from "../command.ts";
import type { Context } from "../context.ts";

export interface RunOptions {
  readonly passThrough?: boolean | undefined;
}

export const defineRun: Define = (command, open) => {
  command
    .argument("<program...>", "the program and its arguments; write -- in front when they have flags")
    .option("--pass-through", "let it reach other hosts than Twilio's as always; else they are refused")
    .addHelpText(
      "after",
      `${examples(
        "pennywire run -- node app.js",
        "pennywire run -- twilio api:core:messages:list",
        "pennywire run --pass-through -- python3 app.py",
      )}

The program gets the account's credentials in TWILIO_ACCOUNT_SID and
TWILIO_AUTH_TOKEN, and a proxy on this machine that plays api.twilio.com and its
neighbours. Certificates are of a development CA that is made once, lies beside
the local server's credentials, can vouch for names below twilio.com only, and is
trusted by this one program. The exit code is the program's.`,
    )
    .action(async (words: readonly string[], options: RunOptions) => runRun(open(command), words, options));
};

/** Runs the program to its end, and ends as it does. */
const runRun = async (
  context: Context,
  [program = "", ...args]: readonly string[],
  options: RunOptions,
): Promise<void> => {
  const { io, openProxy, runProgram, endWith } = context;
  const { baseUrl, accountSid, credentials } = context.ownProfile();
  const proxy = await openProxy({
    baseUrl,
    passThrough: options.passThrough === true,
    onRefused: (target) => io.say(`pennywire run: refused ${target}; --pass-through lets the program reach it.`),
  });
  try {
    const code = await runProgram(program, args, {
      ...proxy.variables,
      PENNYWIRE_BASE_URL: baseUrl,
      TWILIO_ACCOUNT_SID: accountSid,
      ...("apiKey" in credentials
        ? { TWILIO_API_KEY: credentials.apiKey, TWILIO_API_SECRET: credentials.apiSecret }
        : { TWILIO_AUTH_TOKEN: credentials.authToken }),
    });
    endWith(code);
  } finally {
    proxy.close();
  }
};
