// The port to files that are too large for rows: media, and lists that are being imported. What a file is
// about stands in the store; here are only bytes under a SID.

export interface MediaFiles {
  /** Keeps the bytes; they are on the disk when it resolves. */
  put(sid: string, bytes: Uint8Array): Promise<void>;
  /** Null when there are none. */
  get(sid: string): Promise<Uint8Array | null>;
  /**
   * The same in pieces, each read when it is asked for: whoever takes a file at leisure does not hold all of it in our
   * memory. The file is open from the first piece until the last one, or until the stream is cancelled.
   */
  read(sid: string): Promise<ReadableStream<Uint8Array> | null>;
  /** Removes what is there of these. */
  remove(sids: readonly string[]): Promise<void>;
  /**
   * The SIDs in the folder behind this one, in order, and that folder's name: null behind the last. Only what has
   * lain there for so long, in milliseconds of real time, because what is younger may not be in the store yet.
   */
  list(after: string | null, ageMs: number): Promise<Listed>;
}

export interface Listed {
  readonly sids: readonly string[];
  readonly folder: string | null;
}
