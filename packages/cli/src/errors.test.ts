import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  PennywireError,
  ServerError,
  TimeoutError,
} from "@pennywire/sdk";
import { describe, expect, it } from "vitest";
import { toComplaint, type Scene } from "./errors.ts";
import { CliError, usageError } from "./failure.ts";

const profile = {
  baseUrl: "http://127.0.0.1:7366",
  accountSid: "AC1",
  credentials: { authToken: "very secret" },
  source: "the environment variable TWILIO_AUTH_TOKEN",
};

const scene: Scene = { profile, path: ["messages", "show"] };

const refused = (status: number, code: number | null) => ({
  status,
  code,
  message: "No.",
  moreInfo: code === null ? null : `https://errors.test/${code}`,
  details: null,
  requestId: "RQ1",
});

describe("an error", () => {
  it("of our own keeps its words and its exit code", () => {
    expect(toComplaint(usageError("What?", "Say more."), scene)).toMatchObject({
      message: "What?",
      next: ["Say more."],
      exitCode: 2,
    });
    expect(toComplaint(new CliError("Broken."), scene)).toMatchObject({ exitCode: 1, why: null, next: [] });
  });

  it("401 says whose credentials they were and where they came from, never what they are, and exits with 4", () => {
    const complaint = toComplaint(new AuthenticationError(refused(401, 20003)), scene);
    expect(complaint).toMatchObject({ exitCode: 4, status: 401, code: 20003, requestId: "RQ1" });
    expect(complaint.why).toBe("They are those of AC1, from the environment variable TWILIO_AUTH_TOKEN.");
    expect(complaint.next.join(" ")).toContain("Without TWILIO_…");
    expect(JSON.stringify(complaint)).not.toContain("very secret");
  });

  it("404 speaks of the thing that was named, and only then", () => {
    const error = new NotFoundError(refused(404, 20404));
    expect(toComplaint(error, scene)).toMatchObject({
      message: "There is no such message, or it belongs to another account.",
      next: ["See what there is: pennywire messages list"],
    });
    expect(toComplaint(error, { ...scene, path: ["balance"] }).message).toBe("No.");
  });

  it.each([
    [402, 20402, "See the balance: pennywire balance"],
    [400, 21606, "See the numbers you can send from: pennywire numbers list"],
    [400, 21211, "Write numbers with a plus sign and the country code, such as +15558675310."],
    [409, 20009, "See how far it has come: pennywire messages show <sid>"],
    [429, 20429, "Wait a moment and try again."],
    [400, 21617, "More about it: https://errors.test/21617"],
  ])("%i with code %i says what to do next", (status, code, next) => {
    expect(toComplaint(new ApiError(refused(status, code)), scene).next).toEqual([next]);
  });

  it("of the server points to its log", () => {
    expect(toComplaint(new ServerError(refused(500, null)), scene).next).toEqual([
      "The server's log names the request and tells more.",
    ]);
  });

  it.each([
    ["ECONNREFUSED", "Nothing listens there.", "Is the server running? Start it with: npm start"],
    ["ECONNRESET", "The connection broke off.", "Is the server running? Start it with: npm start"],
    ["ENOTFOUND", "There is no host of that name.", "Check PENNYWIRE_BASE_URL or --base-url."],
  ])("of the connection, %s, is told in words", (code, why, next) => {
    const cause = new TypeError("fetch failed", { cause: Object.assign(new Error("low"), { code }) });
    const complaint = toComplaint(new ConnectionError("No answer", { cause }), scene);
    expect(complaint).toMatchObject({ message: "Cannot reach http://127.0.0.1:7366.", why, exitCode: 1 });
    expect(complaint.next[0]).toBe(next);
  });

  it("of a connection that nobody knows keeps its own words", () => {
    const circular = new Error("round");
    circular.cause = circular;
    expect(toComplaint(new ConnectionError("No answer: odd", { cause: circular }), scene).why).toBe("No answer: odd");
  });

  it("of waiting too long is not mistaken for a server that is not there", () => {
    expect(toComplaint(new TimeoutError("late"), scene).message).toBe("http://127.0.0.1:7366 did not answer in time.");
  });

  it("of the SDK keeps its words, and one that nobody foresaw is owned up to", () => {
    expect(toComplaint(new PennywireError("The base URL is odd."), scene).message).toBe("The base URL is odd.");
    expect(toComplaint(new TypeError("x is not a function"), scene).message).toBe(
      "Something went wrong inside pennywire: x is not a function",
    );
    expect(toComplaint("text", scene).message).toContain("text");
  });
});
