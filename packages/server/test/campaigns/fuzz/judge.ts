// What every answer must be, whatever was asked.
import { routes, type Route } from "@pennywire/contract";
import { z } from "zod";
import type { Reply } from "../client.ts";
import type { Probe } from "./probes.ts";

const all: readonly Route[] = Object.values(routes);

/** Answered to anybody, and not in the contract. */
const openPaths: ReadonlySet<string> = new Set(["/", "/healthz", "/readyz", "/openapi.json"]);

const refusal = z.strictObject({
  code: z.int(),
  message: z.string().min(1),
  more_info: z.string().min(1),
  status: z.int(),
  details: z.strictObject({ field: z.string() }).optional(),
});

/** What is wrong with an answer, in words; empty when nothing is. */
export const judge = (probe: Probe, path: string, reply: Reply): readonly string[] => {
  const problems: string[] = [];
  const { status, headers, text } = reply;
  if (status >= 500) problems.push(`the status is ${status}`);
  if (!/^RQ[0-9a-f]{32}$/.test(String(headers["twilio-request-id"]))) problems.push("there is no Twilio-Request-Id");
  if (probe.method === "HEAD") return problems;
  if (status >= 400) problems.push(...judgeRefusal(reply));
  else if (status === 200 || status === 201 || status === 204)
    problems.push(...judgeSuccess(probe.method, path, reply));
  else problems.push(`the status is ${status}`);
  if (status === 401 && headers["www-authenticate"] === undefined) problems.push("a 401 without WWW-Authenticate");
  if (status === 405 && headers["allow"] === undefined) problems.push("a 405 without Allow");
  if (/\bat .+\.(js|ts):\d+|SQLITE_|better-sqlite3|node_modules/.test(text) && status >= 400)
    problems.push("it shows our insides");
  return problems;
};

const judgeRefusal = ({ status, text }: Reply): readonly string[] => {
  const parsed = refusal.safeParse(jsonOf(text));
  if (!parsed.success) return [`the ${status} is not an error of ours`];
  return parsed.data.status === status ? [] : [`the body says ${parsed.data.status}`];
};

const judgeSuccess = (method: string, path: string, { status, text }: Reply): readonly string[] => {
  // Dots are resolved before anything is looked up: `/..` is `/`.
  const bare = new URL(`http://a${path}`).pathname;
  if (openPaths.has(bare) && method === "GET") return status === 200 ? [] : [`an open path answers ${status}`];
  const route = all.find((one) => one.method.toUpperCase() === method && shapeOf(one).test(bare));
  if (route === undefined) return [`a path that is nobody's answers ${status}`];
  if (status !== route.success.status) return [`${route.id} answers ${status} instead of ${route.success.status}`];
  if (route.success.schema === null) return text === "" ? [] : [`${route.id} answers 204 with a body`];
  const parsed = route.success.schema.strict().safeParse(jsonOf(text));
  return parsed.success ? [] : [`${route.id} breaks its schema: ${z.prettifyError(parsed.error)}`];
};

/** The suffix may be left out. */
const shapeOf = (route: Route): RegExp => {
  const path = (route.root + route.path).replaceAll(/\{\w+\}/g, "[^/]+");
  return new RegExp(`^${path}${route.suffix === "" ? "" : "(\\.json)?"}$`);
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
