// A campaign: the Flask app of examples/flask-reply answers a text, with Debian's python3-flask and python3-twilio. By hand:
//   npx tsc -b && npx tsx packages/server/test/campaigns/flask.ts
import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { hasPython, python, root, skipped, withServer, type Ground } from "./outside.ts";
import { eventually, runProgram, type Finding } from "./program.ts";
import { adopt } from "./server.ts";

const phone = "+15558675310";
const number = "+15005550006";
/** Longest wait for the app to listen and for an answer, in milliseconds. */
const waitMs = 20_000;
const texts = ["Hello?", "ünïcödé 👋 <b>&amp;</b>", "x".repeat(500)];

const freePort = async (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      // listen on a port gives an address with a port, not the path of a pipe
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const answers = async (): Promise<Finding> => {
  if (!hasPython("flask, twilio")) return skipped("python3-flask or python3-twilio is not here (apt-get install both)");
  return withServer("flask", async (ground) => {
    const port = await freePort();
    const { folder, credentials, env } = ground;
    const app = adopt(
      spawn(python, [join(root, "examples", "flask-reply", "app.py")], {
        env: { ...env, PORT: String(port), TWILIO_AUTH_TOKEN: credentials.password },
        cwd: folder,
        stdio: "ignore",
      }),
    );
    try {
      return await conversation(ground, `http://127.0.0.1:${port}/sms`);
    } finally {
      app.kill("SIGKILL");
    }
  });
};

const conversation = async ({ pennywire }: Ground, url: string): Promise<Finding> => {
  const violations: string[] = [];
  // Not signed by us, so refused: the app is up, and it looks.
  const isUp = await eventually(waitMs, async () =>
    fetch(url, { method: "POST", body: new URLSearchParams({ Body: "forged" }) }).then(
      ({ status }) => status === 403,
      () => false,
    ),
  );
  if (!isUp) return { seen: [], violations: ["the app did not start, or takes unsigned requests"] };
  const set = await pennywire("numbers", "update", number, "--sms-url", url);
  if (set.code !== 0) return { seen: [], violations: [`the number could not be set: ${set.stderr}`] };
  for (const text of texts) {
    await pennywire("phone", phone, "send", "--to", number, "--body", text);
    const isAnswered = await eventually(waitMs, async () => {
      const { stdout } = await pennywire("phone", phone, "--json");
      const shown = JSON.parse(stdout) as readonly { readonly direction: string; readonly body: string }[];
      return shown.some(({ direction, body }) => direction === "received" && body === `You said: ${text}`);
    });
    if (!isAnswered) violations.push(`no answer to ${text.slice(0, 40)}`);
  }
  return { seen: [`${texts.length} texts, ${texts.length - violations.length} answered by Flask`], violations };
};

await runProgram("flask", { minutes: 5 }, answers);
