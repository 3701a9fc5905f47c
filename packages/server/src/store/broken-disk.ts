// The one error after which nothing definite can be said about the last transaction.

/** The disk failed a read or a flush. Whoever sees it answers nothing and ends the process. */
export class BrokenDisk extends Error {
  constructor(code: string, cause: unknown) {
    super(`the disk failed: ${code}`, { cause });
    this.name = "BrokenDisk";
  }
}
