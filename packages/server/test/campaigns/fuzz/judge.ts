// What every answer must be, whatever was asked.
import { fullPath, routes, type Route } from "@pennywire/contract";
import { parse } from "csv-parse/sync";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Reply } from "../client.ts";
import type { Probe } from "./probes.ts";

const all = (Object.values(routes) as readonly Route[]).map((route) => ({
  route,
  method: route.method.toUpperCase(),
  segments: fullPath(route)
    .replace(/\.json$/u, "")
    .split("/"),
}));

/** Answered to anybody, and not in the contract. */
const openPath = /^\/(healthz|readyz|openapi\.json|docs(\/[^/]+)?)?$/u;

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
  if (status === 401 && headers["www-authenticate"] === undefined) problems.push("a 401 without WWW-Authenticate");
  if (status === 405 && headers["allow"] === undefined) problems.push("a 405 without Allow");
  if (probe.method === "HEAD") return problems;
  if (status >= 400 && /\bat .+\.(js|ts):\d+|SQLITE_|better-sqlite3|node_modules/.test(text))
    problems.push("it shows our insides");
  const format = formatOf(reply);
  const [, asked] = /^(?:\/api)?\/2010-04-01\/Accounts[^?]*\.(xml|csv)(?:$|\?)/u.exec(path) ?? [];
  // Only lists can be had as tables; and what comes under a name that cannot be read is not looked at any further.
  const isReadable = probe.headers["host"] === undefined || status !== 400;
  if (text !== "" && isReadable && asked !== undefined && asked !== format && !(asked === "csv" && format === "json"))
    problems.push(`asked for ${asked}, it is ${format}`);
  if (status >= 400) return [...problems, ...judgeRefusal(reply, format)];
  // Dots are resolved before anything is looked up: `/..` is `/`.
  return [...problems, ...judgeSuccess(probe.method, new URL(`http://a${path}`).pathname, reply, format)];
};

/** What kind of answer it calls itself. */
const formatOf = ({ headers }: Reply): "json" | "xml" | "csv" | "other" => {
  const type = String(headers["content-type"]).split(";", 1)[0] ?? "";
  return ({ "application/json": "json", "application/xml": "xml", "text/csv": "csv" } as const)[type] ?? "other";
};

const judgeRefusal = ({ status, text }: Reply, format: string): readonly string[] => {
  if (format === "csv") return judgeTable(text, ["Code", "Message", "MoreInfo", "Status"]);
  const body = format === "xml" ? fromXml(text) : jsonOf(text);
  const parsed = refusal.safeParse(body);
  if (!parsed.success) return [`the ${status} is not an error of ours`];
  return parsed.data.status === status ? [] : [`the body says ${parsed.data.status}`];
};

const judgeSuccess = (method: string, path: string, reply: Reply, format: string): readonly string[] => {
  const { status, text, headers } = reply;
  if (openPath.test(path) && method === "GET") return status === 200 ? [] : [`an open path answers ${status}`];
  if (method === "OPTIONS" && status === 204 && headers["allow"] !== undefined) return [];
  const found = routesAt(method, path);
  if (found.length === 0) return [`a path that is nobody's answers ${status}`];
  const complaints = found.map((route) => complaintsOf(route, reply, format));
  // Two products may have the same path; the answer is one of theirs.
  return complaints.some((some) => some.length === 0) ? [] : (complaints[0] ?? [text]);
};

const complaintsOf = ({ id, success }: Route, reply: Reply, format: string): readonly string[] => {
  const { status, text } = reply;
  if (status !== success.status && status !== success.already)
    return [`${id} answers ${status} instead of ${success.status}`];
  if (success.schema === null)
    return success.bytes === undefined && text !== "" ? [`${id} answers ${status} with a body`] : [];
  if (format === "xml") return XMLValidator.validate(text) === true ? [] : [`${id} answers XML that is none`];
  if (format === "csv") return judgeTable(text, []);
  const json = jsonOf(text);
  const parsed = success.schema.safeParse(json);
  if (!parsed.success) return [`${id} breaks its schema: ${z.prettifyError(parsed.error)}`];
  // What the schema does not know is left out of what it gives back, at any depth.
  return isDeepStrictEqual(parsed.data, json) ? [] : [`${id} answers more than its schema says`];
};

/** A table whose lines are all as long as its first one, which has these names. */
const judgeTable = (text: string, names: readonly string[]): readonly string[] => {
  try {
    const [first = []] = parse(text);
    return names.every((name) => first.includes(name)) ? [] : [`the table's head is ${first.join()}`];
  } catch (error) {
    return [`the table is none: ${String(error)}`];
  }
};

/** The operations that may be meant, with or without a product's name in front; a fixed word beats a parameter. */
export const routesAt = (method: string, path: string): readonly Route[] => {
  const asked = path.replace(/\.(json|xml|csv)$/u, "").split("/");
  const found = all.filter(
    ({ route, method: its, segments }) =>
      its === method &&
      (matches(segments, asked) || (asked[1] === route.product && matches(segments, ["", ...asked.slice(2)]))),
  );
  const fixed = Math.max(0, ...found.map(fixedOf));
  return found.filter((one) => fixedOf(one) === fixed).map(({ route }) => route);
};

const matches = (segments: readonly string[], asked: readonly string[]): boolean =>
  segments.length === asked.length &&
  segments.every((segment, index) => segment.startsWith("{") || segment === asked[index]);

const fixedOf = ({ segments }: { readonly segments: readonly string[] }): number =>
  segments.filter((segment) => !segment.startsWith("{")).length;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true });

/** A refusal as XML, with the names and kinds that it has in JSON. */
const fromXml = (text: string): unknown => {
  if (XMLValidator.validate(text) !== true) return undefined;
  const read = z
    .object({ TwilioResponse: z.object({ RestException: z.record(z.string(), z.unknown()) }) })
    .safeParse(parser.parse(text));
  if (!read.success) return undefined;
  const { Code, Message, MoreInfo, Status, Details, ...more } = read.data.TwilioResponse.RestException;
  const details = z.object({ Field: z.string() }).safeParse(Details);
  return {
    code: Number(Code),
    message: Message,
    more_info: MoreInfo,
    status: Number(Status),
    ...(details.success ? { details: { field: details.data.Field } } : {}),
    ...more,
  };
};
