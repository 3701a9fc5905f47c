// pennywire ledger verify: every promise of the books, looked at in full.
import type { LedgerCheck } from "@pennywire/sdk";
import { examples, type Define } from "../../command.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../failure.ts";
import { formatCount, formatDuration, formatNumber } from "../../format.ts";
import type { Io } from "../../io.ts";
import { printTable, type Column } from "../../table.ts";
import { printable } from "../../text.ts";

export const defineVerify: Define = (command, open) => {
  command
    .addHelpText(
      "after",
      `\nExits with 1 when a promise is broken.\n${examples("pennywire ledger verify", "pennywire ledger verify --json")}`,
    )
    .action(async () => runVerify(open(command)));
};

/** Shows each check. Throws when one of them is broken, so that a script stops. */
const runVerify = async ({ io, client }: Context): Promise<void> => {
  const report = await (await client()).ledger.verify({ timeoutMs });
  if (io.json) io.printJson(report);
  else printTable(io, columnsOf(io), report.checks);
  const broken = report.checks.filter(({ ok }) => !ok);
  if (report.ok) {
    if (io.isTerminal && !io.json)
      io.say(io.talkPaint.green(`The books balance: ${formatCount(report.checks.length, "check")}.`));
    return;
  }
  throw new CliError(
    `The books do not balance: ${broken.length} of ${formatCount(report.checks.length, "check")} broken.`,
    {
      why: broken.flatMap(({ id, problems }) => problems.map((problem) => `${id}: ${printable(problem)}`)).join("\n"),
      next: ["Stop sending, keep a copy of the database as it is, and look at the rows named above."],
    },
  );
};

// The whole ledger is read, and it may have millions of rows.
const timeoutMs = 600_000;

const columnsOf = (io: Io): readonly Column<LedgerCheck>[] => [
  {
    header: "result",
    text: ({ ok }) => (ok ? "ok" : "broken"),
    paint: (text, { ok }) => (ok ? io.paint.green(text) : io.paint.red(text)),
  },
  { header: "check", text: ({ id }) => id },
  { header: "rows", text: ({ count }) => formatNumber(count), raw: ({ count }) => String(count), align: "right" },
  {
    header: "time",
    text: ({ durationMs }) => formatDuration(durationMs),
    raw: ({ durationMs }) => String(durationMs),
    paint: (text) => io.paint.dim(text),
    align: "right",
  },
  { header: "promise", text: ({ promise }) => promise, shrinkTo: 20 },
];
