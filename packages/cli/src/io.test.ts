import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createIo, type IoOptions } from "./io.ts";
import { paintStatus } from "./paint.ts";

describe("colour", () => {
  it.each([
    ["on a terminal", {}, {}, true],
    ["not where stdout is no terminal", { isTTY: false }, {}, false],
    ["not with NO_COLOR", { env: { NO_COLOR: "1" } }, {}, false],
    ["again with an empty NO_COLOR", { env: { NO_COLOR: "" } }, {}, true],
    ["not with --no-color", {}, { color: false }, false],
    ["not on a dumb terminal", { env: { TERM: "dumb" } }, {}, false],
  ])("is there %s", (_, given, options, isColoured) => {
    const { io } = stage(given, options);
    expect(io.paint.green("ok")).toBe(isColoured ? "\u001B[32mok\u001B[39m" : "ok");
  });

  it("tells good from bad from under way", () => {
    const { paint } = stage().io;
    expect(paintStatus(paint, "delivered")).toBe(paint.green("delivered"));
    expect(paintStatus(paint, "undelivered")).toBe(paint.red("undelivered"));
    expect(paintStatus(paint, "sending")).toBe(paint.yellow("sending"));
  });
});

describe("a live line", () => {
  it("is replaced by the next one and gone before anything else is said", () => {
    const { io, said } = stage();
    io.live("queued");
    io.live("sent");
    io.print("done");
    expect(said()).toBe("queued\r\u001B[2Ksent\r\u001B[2Kdone\n");
  });

  it("is not written where nobody looks, nor beside JSON", () => {
    const quiet = stage({ isTTY: false });
    quiet.io.live("queued");
    const json = stage({}, { json: true });
    json.io.live("queued");
    expect([quiet.said(), json.said()]).toEqual(["", ""]);
  });
});

describe("a question", () => {
  it.each([
    ["y", true],
    ["YES", true],
    ["n", false],
    ["", false],
    ["yesterday", false],
  ])("answered with %j is %s", async (line, answer) => {
    const { io, stdin } = stage();
    stdin.end(`${line}\n`);
    expect(await io.confirm("Sure?")).toBe(answer);
  });

  it("that nobody answers before the input ends is no", async () => {
    const { io, stdin } = stage();
    stdin.end();
    expect(await io.confirm("Sure?")).toBe(false);
  });

  it("is not asked where nobody can answer", async () => {
    const { io, said } = stage({ isTTY: false });
    expect(await io.confirm("Sure?")).toBe(true);
    expect(said()).toBe("");
  });
});

describe("typed lines", () => {
  it("end with the signal", async () => {
    const { io, stdin } = stage();
    const ending = new AbortController();
    const lines = [];
    stdin.write("one\n");
    for await (const line of io.lines(ending.signal)) {
      lines.push(line);
      ending.abort();
    }
    expect(lines).toEqual(["one"]);
  });
});

interface Given {
  readonly isTTY?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

const stage = ({ isTTY = true, env = {} }: Given = {}, options: Partial<IoOptions> = {}) => {
  let text = "";
  const output = { write: (part: string) => (text += part), isTTY, columns: 80 };
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const world = {
    env,
    home: "/nobody",
    stdin,
    stdout: output,
    stderr: output,
    now: () => 0,
    timeZone: "UTC",
    sleep: async () => undefined,
    interrupted: () => new AbortController().signal,
    readFile: async () => "",
    startServer: async () => undefined,
    openProxy: async () => ({ variables: {}, close: () => undefined }),
    runProgram: async () => 0,
  };
  return { io: createIo(world, { json: false, color: true, ...options }), stdin, said: () => text };
};
