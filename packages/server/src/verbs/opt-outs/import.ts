// Importing opt-outs: the file is read line by line, and every batch of lines is one commit together with how
// far the import has come; so a crash repeats nothing, and nobody waits for a hundred thousand lines.
import { parse } from "csv-parse";
import { Readable } from "node:stream";
import { columnsOf, foreignScope, isWish, wishOf, type Columns, type Wish } from "../../domain/opt-outs/csv.ts";
import {
  importBatchLines,
  importErrorsMax,
  type ImportError,
  type OptOutImport,
} from "../../domain/opt-outs/import.ts";
import type { Write } from "../../store/writes.ts";
import { ownScope, type Deps } from "../deps.ts";

type Needs = Pick<Deps, "store" | "clock" | "newSid" | "media">;

/** How much of a file is parsed before others have their turn, in bytes. */
const pieceBytes = 65_536;
/** How long the import stays ours after each batch, in milliseconds. */
export const importLeaseMs = 120_000;
/** An import that has stopped us so often ends where it is. */
const triesMax = 5;

/** Reads on where the import has come to, to its end. */
export async function importOptOuts(deps: Needs, claimed: OptOutImport): Promise<void> {
  const file = claimed.attempts > triesMax ? null : await deps.media.get(claimed.sid);
  let state: OptOutImport = { ...claimed, status: "processing" };
  if (file === null) {
    const lost = { line: 0, field: "", message: "The file could not be read to its end." };
    state = { ...state, failed: state.failed + 1, errors: [...state.errors, lost].slice(0, importErrorsMax) };
  } else {
    for await (const batch of batchesOf(file, claimed)) {
      const next = await kept(deps, state, batch);
      // Another worker has taken it up: our lease had ended.
      if (next === null) return;
      state = next;
    }
  }
  const done: OptOutImport = { ...state, status: "completed", dueAt: null, updatedAt: deps.clock.now() };
  const commit = await deps.store.commit([{ kind: "advance import", advanced: done, read: state.linesRead }]);
  if (commit.kept) await deps.media.remove([claimed.sid]);
}

type Read = Wish | ImportError;

/** The lines that have not been read yet. */
async function* batchesOf(file: Uint8Array, { linesRead, scope }: OptOutImport): AsyncGenerator<readonly Read[]> {
  let columns: Columns | null = null;
  let seen = 0;
  let batch: Read[] = [];
  for await (const { fields, line } of recordsOf(file)) {
    if (columns === null) {
      columns = columnsOf(fields);
      if (columns === null) return;
      continue;
    }
    seen += 1;
    if (seen <= linesRead) continue;
    batch.push(wishOf(fields, columns, line, scope));
    if (batch.length < importBatchLines) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

interface CsvRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

/** Lines that are no CSV come as records without fields, in their place. */
async function* recordsOf(file: Uint8Array): AsyncGenerator<CsvRecord> {
  const broken: CsvRecord[] = [];
  const parser = Readable.from(piecesOf(file)).pipe(
    parse({
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      // A quotation mark that is never closed swallows the rest; what was read before it counts.
      skip_records_with_error: true,
      on_skip: (error) => {
        const line: unknown = error?.["lines"];
        broken.push({ fields: [], line: typeof line === "number" ? line : 0 });
        return undefined;
      },
    }),
  );
  for await (const each of parser) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the parser gives with `info`
    const { record, info } = each as { readonly record: readonly string[]; readonly info: { readonly lines: number } };
    // The parser is ahead of us: what it could not read before this record, it has met by now.
    while (broken[0] !== undefined && broken[0].line < info.lines) yield* broken.splice(0, 1);
    yield { fields: record, line: info.lines };
  }
  yield* broken;
}

function* piecesOf(file: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < file.length; from += pieceBytes) yield file.subarray(from, from + pieceBytes);
}

/** One batch in one commit; gives back how far it has come, or null when it is not ours any more. */
const kept = async (deps: Needs, state: OptOutImport, batch: readonly Read[]): Promise<OptOutImport | null> => {
  const { accountId } = state;
  const errors: ImportError[] = [];
  const wanted = new Map<string, Map<string, Wish>>();
  let repeated = 0;
  for (const read of batch) {
    if (!isWish(read)) {
      errors.push(read);
      continue;
    }
    const scope = await ownScope(deps.store, accountId, read.scope);
    if (scope === null) {
      errors.push(foreignScope(read.line));
      continue;
    }
    const phones = wanted.get(scope) ?? new Map<string, Wish>();
    wanted.set(scope, phones);
    if (phones.has(read.phone)) repeated += 1;
    phones.set(read.phone, read);
  }
  const adding: Write[] = [];
  let present = repeated;
  const now = deps.clock.now();
  for (const [scope, phones] of wanted) {
    const out = await deps.store.read.optOuts.outAmong(accountId, scope, [...phones.keys()]);
    present += out.size;
    for (const phone of phones.keys()) {
      if (out.has(phone)) continue;
      const sid = deps.newSid("OP");
      const optOut = { sid, accountId, scope, phone, source: "import", messageSid: null, createdAt: now } as const;
      adding.push({ kind: "keep opt-out", optOut });
    }
  }
  const advanced: OptOutImport = {
    ...state,
    linesRead: state.linesRead + batch.length,
    added: state.added + adding.length,
    present: state.present + present,
    failed: state.failed + errors.length,
    errors: [...state.errors, ...errors].slice(0, importErrorsMax),
    dueAt: now + importLeaseMs,
    updatedAt: now,
  };
  const commit = await deps.store.commit([{ kind: "advance import", advanced, read: state.linesRead }, ...adding]);
  return commit.kept ? advanced : null;
};
