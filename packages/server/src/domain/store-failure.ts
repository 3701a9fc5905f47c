// How the store may fail, for those who must tell the caller or end the process.

/** The store has too much waiting, or no room: nothing was kept, and the caller may try again. */
export class StoreUnavailable extends Error {
  constructor(why: string, cause?: unknown) {
    super(`the store is unavailable: ${why}`, { cause });
    this.name = "StoreUnavailable";
  }
}

/** The connection was lost while it committed: nobody knows whether the transaction was kept, so it is not repeated. */
export class UnknownOutcome extends Error {
  constructor(cause: unknown) {
    super("the connection was lost during a commit, which may have been kept or not", { cause });
    this.name = "UnknownOutcome";
  }
}

/** The disk failed a read or a flush. Whoever sees it answers nothing definite and ends the process. */
export class BrokenDisk extends Error {
  constructor(code: string, cause: unknown) {
    super(`the disk failed: ${code}`, { cause });
    this.name = "BrokenDisk";
  }
}
