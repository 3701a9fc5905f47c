// An import of opt-outs: a file of the caller's that a worker reads in batches, and how far it has come.

export const importStatuses = ["queued", "processing", "completed"] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** A line that could not be used. */
export interface ImportError {
  /** Counted from 1, the header included. */
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

export interface OptOutImport {
  readonly sid: string;
  readonly accountId: number;
  /** Where lines that name no scope go; null: each line names its own. */
  readonly scope: string | null;
  readonly status: ImportStatus;
  /** Size of the file, in bytes. */
  readonly bytes: number;
  /** Where the next batch begins, in lines behind the header. */
  readonly linesRead: number;
  readonly added: number;
  /** Lines that were on the list already. */
  readonly present: number;
  readonly failed: number;
  /** The first lines that failed. */
  readonly errors: readonly ImportError[];
  readonly dueAt: number | null;
  readonly attempts: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Most imports of an account that are not completed: each has its file on the disk. */
export const importsUnfinishedMax = 20;
/** Most lines of one batch: each is one commit, which must not hold up anybody's request. */
export const importBatchLines = 250;
/** Errors that are kept of one import; the count of failures goes on. */
export const importErrorsMax = 100;
