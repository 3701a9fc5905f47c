// Where a server keeps its database: an empty place for one run.
import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { runAt, setup } from "../postgres.ts";

export interface Ground {
  readonly url: string;
  drop(): Promise<void>;
}

/** A PostgreSQL of our own, outside a test run. */
export const startPostgres = async (): Promise<{ ground(): Promise<Ground>; stop(): Promise<void> }> => {
  let server = "";
  // The cast: of vitest's project only this is asked.
  const project = {
    provide: (_: string, url: string) => {
      server = url;
    },
  } as unknown as TestProject;
  const stop = await setup(project);
  const ground = async (): Promise<Ground> => {
    const name = `t_${randomBytes(8).toString("hex")}`;
    await runAt(server, `create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return { url: url.href, drop: async () => runAt(server, `drop database ${name} with (force)`) };
  };
  return { ground, stop };
};
