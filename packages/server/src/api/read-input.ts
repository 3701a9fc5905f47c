// Reading a request's input: a query, and a body that is a form or JSON. Everything is bounded
// before it is looked at, and comes out as plain names and values for a schema.
import type { Context } from "hono";
import { Refusal } from "../domain/refusal.ts";
import { requestHeader } from "./request-header.ts";

/** Largest body, in bytes: 1600 characters of text and a page of URLs are far below it. */
export const bodyBytesMax = 65_536;
/** A body of undeclared length is read so far and no further, in bytes; then the connection is cut. */
const discardedBytesMax = 8_388_608;
/** Most fields of a form or a query: several times what the longest request of ours has. */
const fieldsMax = 200;
/** Deepest JSON; ours is flat, with lists. */
const depthMax = 10;

export type Input = Readonly<Record<string, unknown>>;

/** The body as it came, at most so many bytes. */
export const readBody = async (c: Context, bytesMax = bodyBytesMax): Promise<string> => {
  const declared = requestHeader(c, "content-length");
  if (Number(declared ?? 0) > bytesMax) throw new Refusal(20413);
  try {
    return await (declared === undefined ? readStream(c.req.raw.body, bytesMax) : c.req.text());
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // The caller hung up on us, or sent no valid chunks. That is no failure of ours, and nobody is left to hear of it.
    throw new Refusal(20400, "The connection ended before the body did.");
  }
};

/** Names and values of a body. A body without a content type is read as a form, as most clients mean it. */
export const inputOf = (body: string, contentType: string | undefined): Input => {
  if (body === "") return {};
  const type = contentType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type === "application/json" || type.endsWith("+json")) return jsonOf(body);
  if (type === "" || type === "application/x-www-form-urlencoded" || type === "text/plain") return formOf(body);
  throw new Refusal(20415, `The body is ${type}; send application/x-www-form-urlencoded or application/json.`);
};

/** A form or a query string. A name that comes again makes a list. */
export const formOf = (text: string): Input => {
  const input = emptyInput();
  if (text === "") return input;
  let fields = 0;
  for (const [given, value] of new URLSearchParams(text)) {
    fields += 1;
    if (fields > fieldsMax) throw new Refusal(20400, `More than ${fieldsMax} fields.`);
    const name = withoutNul(given);
    const before = input[name];
    const clean = withoutNul(value);
    if (before === undefined) input[name] = clean;
    else if (Array.isArray(before)) before.push(clean);
    else input[name] = [before, clean];
  }
  return input;
};

/** Without a prototype: no name that a caller may choose is there already. */
const emptyInput = (): Record<string, unknown> => ({ __proto__: null });

const jsonOf = (text: string): Input => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(20400, "The body is not valid JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(20400, "The body is JSON, but not an object of names and values.");
  }
  const input = emptyInput();
  for (const [name, field] of Object.entries(value)) input[withoutNul(name.toWellFormed())] = cleaned(field, 1);
  return input;
};

const cleaned = (value: unknown, depth: number): unknown => {
  if (depth > depthMax) throw new Refusal(20400, `The JSON is nested deeper than ${depthMax}.`);
  if (typeof value === "string") return withoutNul(value.toWellFormed());
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  const input = emptyInput();
  for (const [name, field] of Object.entries(value)) input[withoutNul(name.toWellFormed())] = cleaned(field, depth + 1);
  return input;
};

/** PostgreSQL stores no NUL in a text, and no phone shows one. */
const withoutNul = (text: string): string => (text.includes("\0") ? text.replaceAll("\0", "\uFFFD") : text);

const readStream = async (stream: ReadableStream<Uint8Array> | null, bytesMax: number): Promise<string> => {
  if (stream === null) return "";
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.byteLength;
    if (size > discardedBytesMax) throw new Refusal(20413);
    // What is too much is read on but not kept: to leave it unread would cut the connection, and the caller's next request on it.
    if (size <= bytesMax) pieces.push(piece);
  }
  if (size > bytesMax) throw new Refusal(20413);
  return Buffer.concat(pieces).toString("utf8");
};
