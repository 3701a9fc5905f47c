// Bytes in files beside the database. A file is written under another name, put on the disk and renamed, so
// that under its own name it is whole. Folders are named by time (the first digits of a SID), so none of
// them grows without end, and old ones are not touched any more.
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { MediaFiles } from "./media.ts";

/** Files and folders are for their owner only: they are other people's letters. */
const fileMode = 0o600;
const folderMode = 0o700;
/** The digits of a SID that name its folder: 24 bits of milliseconds are left, some four and a half hours. */
const folderDigits = { from: 2, to: 8 } as const;
/** What a file is called while it is being written. */
const unfinished = ".part";

/** Files in this folder, which is made with the first of them. */
export const createMediaFiles = (root: string): MediaFiles => {
  const folderOf = (sid: string): string => join(root, sid.slice(folderDigits.from, folderDigits.to));
  const fileOf = (sid: string): string => join(folderOf(sid), sid);
  return {
    put: async (sid, bytes) => {
      const folder = folderOf(sid);
      const made = await mkdir(folder, { recursive: true, mode: folderMode });
      const draft = `${fileOf(sid)}${unfinished}`;
      const file = await open(draft, "w", fileMode);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, fileOf(sid));
      await syncFolder(folder);
      // The names of new folders have to last as well: made is the first of them.
      if (made !== undefined) for (const above of foldersAbove(folder, made)) await syncFolder(above);
    },
    get: async (sid) => readFile(fileOf(sid)).catch(absent),
    read: async (sid) => ((await stat(fileOf(sid)).catch(absent)) === null ? null : piecesOf(fileOf(sid))),
    remove: async (sids) => {
      await Promise.all(sids.map(async (sid) => rm(fileOf(sid), { force: true })));
    },
    list: async (after, ageMs) => {
      const folders = ((await readdir(root).catch(absent)) ?? []).toSorted();
      const folder = folders.find((name) => after === null || name > after) ?? null;
      if (folder === null) return { sids: [], folder: null };
      const names = (await readdir(join(root, folder)).catch(absent)) ?? [];
      const old: string[] = [];
      for (const name of names) {
        const found = await stat(join(root, folder, name)).catch(absent);
        if (found === null || Date.now() - found.mtimeMs < ageMs) continue;
        if (name.endsWith(unfinished)) await rm(join(root, folder, name), { force: true });
        else old.push(name);
      }
      return { sids: old.toSorted(), folder };
    },
  };
};

/** How much of a file is in memory for each of those who read it, in bytes. */
const pieceBytes = 65_536;

/** A file that is opened when its first piece is asked for. */
const piecesOf = (path: string): ReadableStream<Uint8Array> => {
  let file: FileHandle | null = null;
  let ended = false;
  const end = async (): Promise<void> => {
    ended = true;
    const opened = file;
    file = null;
    await opened?.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        file ??= await open(path, "r");
        // Nobody wants it any more since it was opened.
        if (ended) return end();
        const { bytesRead, buffer } = await file.read({ buffer: new Uint8Array(pieceBytes) });
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
        else {
          await end();
          controller.close();
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
};

/** A file that is not there is an answer; anything else is a failure of the disk. */
const absent = (error: unknown): null => {
  if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
  throw error;
};

/** What holds this folder, and so on until what holds the folder `top` above it. */
const foldersAbove = (folder: string, top: string): readonly string[] => {
  const above = dirname(folder);
  return folder.length <= top.length ? [above] : [above, ...foldersAbove(above, top)];
};

const syncFolder = async (folder: string): Promise<void> => {
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
};
