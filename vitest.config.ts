// Three kinds of tests: `unit` beside the code, `store` on both engines, `journey` through a whole platform. All run on
// the sources.
import { configDefaults, defineConfig, type TestProjectConfiguration } from "vitest/config";

// The exports of our own packages name their sources so; everybody else's packages do not know the word.
const conditions = ["source", "node"];

// Starts a PostgreSQL, once for all the projects that name it, and only in a run that has tests of theirs.
const postgres = ["packages/server/test/postgres.ts"];
const ofStore = "packages/server/src/store/**/*.test.ts";

export default defineConfig({
  test: {
    // Small machines have two cores.
    maxWorkers: 2,
    projects: [
      project("unit", "packages/*/src/**/*.test.ts", { exclude: [...configDefaults.exclude, ofStore] }),
      project("store", ofStore, { globalSetup: postgres }),
      project("journey", "packages/*/test/**/*.test.ts", { globalSetup: postgres }),
    ],
  },
});

type Settings = { readonly exclude: string[] } | { readonly globalSetup: string[] };

function project(name: string, include: string, settings: Settings): TestProjectConfiguration {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: [include],
      ...settings,
      // Processes, because native SQLite does not like threads.
      pool: "forks",
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  };
}
