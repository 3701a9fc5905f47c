// A campaign: Twilio's own command line from npm, unchanged, through `pennywire run`. By hand, with the network to npm:
//   npx tsc -b && npx tsx packages/server/test/campaigns/twilio-cli.ts
import { homedir } from "node:os";
import { join } from "node:path";
import { skipped, withServer, type Ground } from "./outside.ts";
import { runProgram, say, type Finding } from "./program.ts";

const version = "6.2.4";

const commandLine = async (): Promise<Finding> =>
  withServer("twilio-cli", async (ground) => {
    const { run, folder } = ground;
    const installed = await run("npm", [
      "install",
      "--prefix",
      folder,
      "--no-audit",
      "--no-fund",
      // What this machine has fetched before need not come again.
      "--prefer-offline",
      "--cache",
      join(homedir(), ".npm"),
      `twilio-cli@${version}`,
    ]);
    if (installed.code !== 0)
      return skipped(`twilio-cli@${version} could not be installed: ${installed.stderr.slice(-200)}`);
    const violations: string[] = [];
    const steps = await session(ground, violations);
    return { seen: [`${steps} commands of twilio-cli ${version}`], violations };
  });

type Shown = Readonly<Record<string, unknown>>;

/** What a person does with it; gives how many commands that was. */
const session = async (ground: Ground, violations: string[]): Promise<number> => {
  const { pennywire, pennywireTyping, folder, credentials } = ground;
  const program = join(folder, "node_modules", ".bin", "twilio");
  let steps = 1;
  const twilio = async (...args: readonly string[]): Promise<string> => {
    steps += 1;
    const { code, stdout, stderr } = await pennywire("run", "--", program, ...args);
    if (code !== 0) violations.push(`twilio ${args.join(" ")} ended with ${code}: ${(stderr || stdout).slice(-400)}`);
    return stdout;
  };
  const json = async (...args: readonly string[]): Promise<readonly Shown[]> => {
    const text = await twilio(...args, "-o", "json");
    try {
      return JSON.parse(text) as readonly Shown[];
    } catch {
      violations.push(`twilio ${args.join(" ")} printed no JSON: ${text.slice(0, 200)}`);
      return [];
    }
  };
  const expect = (what: string, isSo: boolean): void => {
    if (!isSo) violations.push(what);
  };

  // It asks whether to go on beside the credentials in the environment, and makes itself an API key.
  const profile = ["profiles:create", credentials.user, "--auth-token", credentials.password, "-p", "local", "-f"];
  const created = await pennywireTyping("y\n", "run", "--", program, ...profile);
  expect(`a profile is made: ${created.stderr.slice(-400)}`, created.code === 0);
  expect("the profile is listed", (await twilio("profiles:list")).includes("local"));
  const made = await json(
    "api:core:messages:create",
    "--to",
    "+15558675310",
    "--from",
    "+15005550006",
    "--body",
    "By CLI",
  );
  expect("a message is created", String(made[0]?.["sid"]).startsWith("SM"));
  const listed = await json("api:core:messages:list", "--to", "+15558675310");
  expect(
    "the message is listed",
    listed.some(({ sid }) => sid === made[0]?.["sid"]),
  );
  const fetched = await json("api:core:messages:fetch", "--sid", String(made[0]?.["sid"]));
  expect("the message is fetched", fetched[0]?.["body"] === "By CLI");

  const owned = await json("phone-numbers:list");
  expect(
    "the account's numbers are listed",
    owned.some(({ phoneNumber }) => phoneNumber === "+15005550006"),
  );
  const offered = await json("api:core:available-phone-numbers:local:list", "--country-code", "US", "--limit", "2");
  expect("numbers are offered", offered.length === 2);
  const bought = await json(
    "api:core:incoming-phone-numbers:create",
    "--phone-number",
    String(offered[0]?.["phoneNumber"]),
  );
  expect("a number is bought", bought[0]?.["phoneNumber"] === offered[0]?.["phoneNumber"]);
  await twilio("phone-numbers:update", String(bought[0]?.["phoneNumber"]), "--sms-url", "https://example.com/hook");
  const changed = await json("api:core:incoming-phone-numbers:fetch", "--sid", String(bought[0]?.["sid"]));
  expect("its webhook is set", changed[0]?.["smsUrl"] === "https://example.com/hook");
  await twilio("api:core:incoming-phone-numbers:remove", "--sid", String(bought[0]?.["sid"]));

  await json("api:messaging:v1:services:create", "--friendly-name", "By CLI");
  const services = await json("api:messaging:v1:services:list");
  expect(
    "a service is listed",
    services.some(({ friendlyName }) => friendlyName === "By CLI"),
  );
  await twilio("debugger:logs:list");
  return steps;
};

say("twilio-cli is large: its installation takes a minute");
await runProgram("twilio-cli", { minutes: 15 }, commandLine);
