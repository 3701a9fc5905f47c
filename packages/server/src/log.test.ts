// What the log repeats of an error: enough to find the cause, nothing of what anybody wrote.
import { DrizzleQueryError } from "drizzle-orm/errors";
import { describe, expect, it } from "vitest";
import { StoreUnavailable } from "./domain/store-failure.ts";
import { loggedError } from "./log.ts";

const secretWord = "piccolo-9934";
/** As PostgreSQL's driver tells of a row that it did not take. */
const refusedRow = Object.assign(new Error("null value in column"), {
  code: "23502",
  detail: `Failing row contains (SM1, ${secretWord}).`,
  where: `unnamed portal with parameters: $1 = '${secretWord}'`,
});

describe("a logged error", () => {
  it("names the statement, the code and the causes, and none of the values", () => {
    const query = new DrizzleQueryError('insert into "messages" values ($1)', [secretWord], refusedRow);
    const logged = loggedError(new StoreUnavailable("the database cannot take this now", query));
    expect(JSON.stringify(logged)).not.toContain(secretWord);
    expect(logged).toMatchObject({
      type: "StoreUnavailable",
      message: "the store is unavailable: the database cannot take this now",
      cause: { message: 'Failed query: insert into "messages" values ($1)', cause: { code: "23502" } },
    });
    expect(logged.stack).toMatch(/^ +at /u);
  });

  it("may be anything that was thrown", () => {
    expect(loggedError("no error at all")).toEqual({
      type: "string",
      message: "something that is no error was thrown",
    });
  });
});
