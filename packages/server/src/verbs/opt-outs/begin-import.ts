// Beginning an import: the file's header is looked at, the file is kept, and a worker has something to do.
import { CsvError, parse } from "csv-parse/sync";
import { columnsOf } from "../../domain/opt-outs/csv.ts";
import { importsUnfinishedMax, type OptOutImport } from "../../domain/opt-outs/import.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, ownScope, type Caller, type Deps, type Witness } from "../deps.ts";

/** How much of a file its header is looked for in, in characters. */
const headerMax = 4_096;
/** What spreadsheets write in front of UTF-8. */
const byteOrderMark = /^\uFEFF/;

/** Takes the file in; when it resolves, file and import are on the disk. */
export async function beginImport(
  deps: Pick<Deps, "store" | "clock" | "newSid" | "media">,
  caller: Caller,
  asked: { readonly scope: string | null; readonly file: string },
  witness: Witness<OptOutImport>,
): Promise<void> {
  const accountId = caller.account.id;
  const file = asked.file.replace(byteOrderMark, "");
  checkHeader(file);
  const scope = asked.scope === null ? null : await ownScope(deps.store, accountId, asked.scope);
  if (asked.scope !== null && scope === null) {
    const code = asked.scope.startsWith("MG") ? 21701 : 21606;
    throw new Refusal(code, "Scope is neither a messaging service nor a sender of this account.", "Scope");
  }
  if ((await deps.store.read.optOutImports.unfinished(accountId, importsUnfinishedMax)) >= importsUnfinishedMax) {
    throw new Refusal(20429, `An account has ${importsUnfinishedMax} imports at most that are not completed.`);
  }
  const sid = deps.newSid("IM");
  const now = deps.clock.now();
  const bytes = new TextEncoder().encode(file);
  const begun: OptOutImport = {
    sid,
    accountId,
    scope,
    status: "queued",
    bytes: bytes.length,
    linesRead: 0,
    added: 0,
    present: 0,
    failed: 0,
    errors: [],
    dueAt: now,
    attempts: 0,
    createdAt: now,
    updatedAt: now,
  };
  await deps.media.put(sid, bytes);
  const commit = await deps.store.commit([...witness(begun), { kind: "begin import", begun }]);
  if (!commit.kept) await deps.media.remove([sid]);
  orRefuse(commit, () => new Refusal(20409));
}

const checkHeader = (file: string): void => {
  const top = /^[^\r\n]*/.exec(file.slice(0, headerMax))?.[0] ?? "";
  if (columnsOf(fieldsOf(top)) !== null) return;
  throw new Refusal(
    20400,
    "The first line has to name the columns: phone_number once, and scope where lines have one.",
  );
};

const fieldsOf = (line: string): readonly string[] => {
  try {
    const records: unknown = parse(line, { relax_quotes: true });
    const first: unknown = Array.isArray(records) ? records[0] : null;
    return Array.isArray(first) ? first.map(String) : [];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
};
