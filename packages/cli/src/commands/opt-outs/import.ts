// pennywire opt-outs import: a file of opt-outs, and how far the server has read it.
import type { OptOutImport, Pennywire } from "@pennywire/sdk";
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../failure.ts";
import { formatCount, formatNumber } from "../../format.ts";
import { scopeFlag, scopeHelp, toScope } from "../../scope.ts";
import { printDetails, printTable } from "../../table.ts";

export interface ImportOptions {
  readonly scope?: string | undefined;
}

export const defineImport: Define = (command, open) => {
  command
    .argument("<file>", "a CSV file with a header: phone_number, and scope where lines differ in it")
    .option(scopeFlag, `where lines without a scope go: ${scopeHelp}`)
    .addHelpText(
      "after",
      examples(
        'pennywire opt-outs import opt-outs.csv --scope "web shop"',
        "pennywire opt-outs import opt-outs.csv --scope +15005550006 --json",
      ),
    )
    .action(async (file: string, options: ImportOptions) => runImport(open(command), file, options));
};

/** Sends the file, waits until it has been read, and tells which lines were of no use. */
const runImport = async (context: Context, file: string, { scope }: ImportOptions): Promise<void> => {
  const { io } = context;
  const text = await context.readFile(file).catch((error: unknown) => {
    throw new CliError(`Cannot read ${file}.`, { why: error instanceof Error ? error.message : String(error) });
  });
  const client = await context.client();
  const input = { scope: scope === undefined ? undefined : await toScope(client, scope) };
  const done = await follow(context, client, await client.optOuts.imports.create(text, input), linesIn(text));
  if (io.json) io.printJson(done);
  else report(context, done);
  if (done.status !== "completed") {
    throw new CliError("The file is still being read; the server goes on with it.", {
      why: `The import is ${done.sid}.`,
      next: ["Look later who is on the list: pennywire opt-outs list"],
    });
  }
  if (done.failed > 0) {
    throw new CliError(`${formatCount(done.failed, "line")} could not be used.`, {
      next: ["Mend them and import the file again: those that are on the list already stay as they are."],
    });
  }
};

const pauseMs = 250;

// Until the file has been read, or Ctrl-C.
const follow = async (
  { io, sleep, interrupted }: Context,
  client: Pennywire,
  begun: OptOutImport,
  lines: number,
): Promise<OptOutImport> => {
  const signal = interrupted();
  let now = begun;
  while (now.status !== "completed" && !signal.aborted) {
    io.live(`${bar(now.linesRead, lines)}  ${formatNumber(now.linesRead)} of ${formatCount(lines, "line")}`);
    await sleep(pauseMs, signal);
    now = await client.optOuts.imports.get(begun.sid);
  }
  io.live(null);
  return now;
};

// Behind the header.
const linesIn = (text: string): number => Math.max(0, text.split("\n").filter((line) => line.trim() !== "").length - 1);

const barWidth = 24;

const bar = (read: number, lines: number): string => {
  const filled = Math.round(Math.min(1, read / Math.max(1, lines)) * barWidth);
  return `${"█".repeat(filled)}${"░".repeat(barWidth - filled)}`;
};

const report = ({ io }: Context, done: OptOutImport): void => {
  printDetails(io, [
    { name: "sid", text: done.sid },
    { name: "status", text: done.status },
    { name: "added", text: formatNumber(done.added), raw: String(done.added) },
    { name: "already there", text: formatNumber(done.alreadyPresent), raw: String(done.alreadyPresent) },
    { name: "of no use", text: formatNumber(done.failed), raw: String(done.failed) },
  ]);
  if (done.errors.length === 0 || !io.isTerminal) return;
  io.print("");
  const columns = [
    { header: "line", text: ({ line }: OptOutImport["errors"][number]) => String(line), align: "right" },
    { header: "field", text: ({ field }: OptOutImport["errors"][number]) => field },
    { header: "what is wrong", text: ({ message }: OptOutImport["errors"][number]) => message, shrinkTo: 20 },
  ] as const;
  printTable(io, columns, done.errors);
};
