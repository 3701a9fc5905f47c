// A world for one command: a server that answers as told, a clock that moves only by waiting, and streams that are
// kept. It tells afterwards what was asked of the server and what was said where.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { text as readText } from "node:stream/consumers";
import { run } from "../src/run.ts";
import type { Output, World } from "../src/world.ts";
import { accountSid, answers, now as startedAt } from "./answers.ts";

/** What a command finds. */
export interface Scene {
  /** Columns of the terminal, or null when the output goes elsewhere. */
  readonly terminal: number | null;
  readonly env: Readonly<Record<string, string>>;
  /** Answers in their order, by `GET /Messages.json`; the last one is given again and again. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  /** Whether anything listens. */
  readonly isServerThere: boolean;
  /** Lines on stdin. */
  readonly typed: readonly string[];
  /** How many waits pass before Ctrl-C; null for never. */
  readonly waits: number | null;
}

export interface Answer {
  readonly status: number;
  /** The name of a body. */
  readonly name: string;
}

/** Runs one command; gives lines: `> ` a request, `! ` stderr, and stdout as it is. */
export const perform = async (args: readonly string[], scene: Scene): Promise<readonly string[]> => {
  const requests: string[] = [];
  const posted = createSignal();
  const server = createServer((request, response) => void serve(request, response, scene, requests, posted));
  const baseUrl = await listen(server);
  if (!scene.isServerThere) await close(server);
  const said = createScript();
  const stdin = createStdin(scene, posted);
  const interrupt = new AbortController();
  let now = startedAt;
  let waits = 0;
  const world: World = {
    env: { NO_COLOR: "1", PENNYWIRE_BASE_URL: baseUrl, ...credentials, ...scene.env },
    home: "/nobody",
    stdin: stdin.stream,
    stdout: output(scene, (text) => said.add("stdout", text)),
    stderr: output(scene, (text) => said.add("stderr", text)),
    now: () => now,
    timeZone: "UTC",
    sleep: async (ms) => {
      now += ms;
      waits += 1;
      if (waits === scene.waits) interrupt.abort();
      else await stdin.typeNext();
    },
    interrupted: () => interrupt.signal,
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
      return text;
    },
    startServer: async (settings) => said.add("stdout", `the server starts with ${JSON.stringify(settings)}\n`),
    openProxy: async ({ passThrough, onRefused }) => {
      said.add("stdout", `a proxy starts${passThrough ? " that passes through" : ""}\n`);
      if (!passThrough) onRefused("example.com:443");
      return { variables: { HTTPS_PROXY: "http://127.0.0.1:1" }, close: () => said.add("stdout", "the proxy ends\n") };
    },
    runProgram: async (program, words, settings) => {
      const code = Number(/^exit-(\d+)$/u.exec(program)?.[1] ?? 0);
      said.add("stdout", `${[program, ...words].join(" ")} runs with ${JSON.stringify(settings)}\n`);
      return code;
    },
  };
  try {
    const code = await run(args, world);
    const spoken = said.lines().map((line) => line.replaceAll(baseUrl, "http://pennywire.test"));
    return [...requests.map((line) => `> ${line}`), ...spoken, ...(code === 0 ? [] : [`[exit ${code}]`])];
  } finally {
    stdin.stream.destroy();
    if (scene.isServerThere) await close(server);
  }
};

/** What lies in the folder that a command is run in. */
const files: Readonly<Record<string, string>> = {
  "opt-outs.csv": "phone_number\n+15558675310\n+15558675311\n555\n+15558675312\n",
};

const credentials = { PENNYWIRE_ACCOUNT_SID: accountSid, PENNYWIRE_AUTH_TOKEN: "token" } as const;

const output = ({ terminal }: Scene, write: (text: string) => void): Output =>
  terminal === null ? { write, isTTY: false } : { write, isTTY: true, columns: terminal };

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // listen on a port gives an address with a port, not the path of a pipe
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

const serve = async (
  request: IncomingMessage,
  response: ServerResponse,
  scene: Scene,
  requests: string[],
  posted: PostSignal,
): Promise<void> => {
  const body = await readText(request);
  const url = new URL(request.url ?? "", "http://pennywire.test");
  const path = url.pathname.replace(`/2010-04-01/Accounts/${accountSid}`, "").replaceAll("%2B", "+");
  const call = `${request.method} ${path}`;
  const before = requests.filter((line) => line === call || line.startsWith(`${call} `)).length;
  const isForm = request.headers["content-type"] === "application/x-www-form-urlencoded";
  const form = [...url.searchParams, ...new URLSearchParams(isForm ? body : "")];
  const file = isForm || body === "" ? [] : [JSON.stringify(body)];
  requests.push([call, ...form.map(([name, value]) => `${name}=${value}`), ...file].join(" "));
  const script = scene.answers.get(call) ?? [{ status: 404, name: "not found" }];
  const { status, name } = script[Math.min(before, script.length - 1)] ?? { status: 404, name: "not found" };
  if (!(name in answers)) throw new Error(`no answer is named ${name}`);
  response.writeHead(status, { "content-type": "application/json", "Twilio-Request-Id": "RQ01a203b2a000" });
  response.end(status === 204 ? undefined : JSON.stringify(answers[name]), () => {
    if (request.method === "POST") posted.give();
  });
};

interface PostSignal {
  give(): void;
  /** Resolves when a POST that was not waited for yet has been answered. */
  take(): Promise<void>;
}

const createSignal = (): PostSignal => {
  let given = 0;
  let waiting: (() => void) | null = null;
  return {
    give: () => {
      given += 1;
      waiting?.();
    },
    take: async () => {
      if (given === 0) await new Promise<void>((resolve) => (waiting = resolve));
      given -= 1;
    },
  };
};

// To a command that waits, lines are typed one at each wait, and the next only when the answer to it was posted.
// Any other command finds them all.
const createStdin = ({ terminal, typed, waits }: Scene, posted: PostSignal) => {
  const stream = Object.assign(new PassThrough(), { isTTY: terminal !== null });
  const left = [...typed];
  if (waits === null && typed.length > 0) stream.end(typed.map((line) => `${line}\n`).join(""));
  return {
    stream,
    typeNext: async (): Promise<void> => {
      const line = waits === null ? undefined : left.shift();
      if (line === undefined) return;
      stream.write(`${line}\n`);
      await posted.take();
    },
  };
};

const createScript = () => {
  const parts: { stream: "stdout" | "stderr"; text: string }[] = [];
  return {
    add: (stream: "stdout" | "stderr", text: string): void => {
      const last = parts.at(-1);
      if (last?.stream === stream) last.text += text;
      else parts.push({ stream, text });
    },
    lines: (): readonly string[] =>
      parts.flatMap(({ stream, text }) =>
        text
          .replaceAll("\r\u001B[2K", "\n") // each state of a live line becomes a line
          .replace(/\n$/u, "")
          .split("\n")
          .map((line) => (stream === "stderr" ? `! ${line}` : line).trimEnd()),
      ),
  };
};
