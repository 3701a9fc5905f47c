// Every transcript is played against a scripted server. After a wanted change: `npx vitest run packages/cli/test -u`,
// and read the difference.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { createProgram } from "../src/program.ts";
import { perform } from "./stage.ts";
import { argsOf, formatTranscript, parseTranscript, sceneOf, type Step } from "./transcript.ts";

const folder = fileURLToPath(new URL("transcripts", import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
const stepsOf = (file: string): readonly Step[] => parseTranscript(readFileSync(join(folder, file), "utf8"));

describe("a transcript", () => {
  it.each(files)("%s is what the commands print", async (file) => {
    const played = [];
    for (const step of stepsOf(file)) {
      played.push({ step, lines: await perform(argsOf(step.command), sceneOf(step)) });
    }
    await expect(formatTranscript(played)).toMatchFileSnapshot(join(folder, file));
  });
});

describe("the transcripts", () => {
  it("show of every command a success, an answer in JSON, an error and its help", async () => {
    const shown = files.flatMap((file) =>
      readFileSync(join(folder, file), "utf8")
        .split(/^(?=\$ )/mu)
        .slice(1),
    );
    const lacking = [];
    for (const path of await everyCommand()) {
      const own = shown.filter((text) => pathOf(text).join(" ") === path.join(" "));
      const isWell = (text: string): boolean => !text.includes("[exit ");
      const asksHelp = (text: string): boolean => / --help(?:\s|$)/u.test(text.split("\n")[0] ?? "");
      const kinds = {
        success: own.some((text) => isWell(text) && !asksHelp(text)),
        json: own.some((text) => / --json(?:\s|$)/u.test(text.split("\n")[0] ?? "") && isWell(text)),
        error: own.some((text) => !isWell(text)),
        help: own.some(asksHelp),
      };
      for (const [kind, isThere] of Object.entries(kinds)) if (!isThere) lacking.push(`${path.join(" ")}: ${kind}`);
    }
    // A server has nothing to answer in JSON.
    expect(lacking).toEqual(["serve: json"]);
  });
});

const io = { print: () => undefined, say: () => undefined, columns: 80 };

const open = (): never => {
  throw new Error("no command is run here");
};

const everyCommand = async (): Promise<readonly (readonly string[])[]> => {
  const paths = [];
  const { commands } = await createProgram([], io, open);
  for (const name of commands.map((command) => command.name())) {
    const command = (await createProgram([name], io, open)).commands.find((one) => one.name() === name);
    const below = command?.commands ?? [];
    paths.push(...(below.length === 0 ? [[name]] : below.map((sub: Command) => [name, sub.name()])));
  }
  return paths;
};

const groups = ["messages", "numbers", "services", "opt-outs", "alerts", "events", "accounts", "keys", "ledger"];

const pathOf = (text: string): readonly string[] => {
  const [first = "", second = ""] = argsOf((text.split("\n")[0] ?? "").slice(2));
  return groups.includes(first) ? [first, second] : [first];
};
