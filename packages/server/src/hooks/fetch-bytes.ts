// Fetching a file from a customer's server: over the same guarded connections as webhooks, with GET, and
// with the limits of its content type, which are looked at before the body is read.
import type { Dispatcher } from "undici";
import type { Fetched, FileWanted } from "./hooks.ts";
import { type Reason, reasonOf, reasons } from "./failure.ts";
import { firstLeg, legAfter } from "./leg.ts";

/** As many as webhooks follow. */
const redirectsMax = 10;

/** Fetches once; never rejects. Everything that can go wrong is a refusal with a code. */
export async function fetchBytes(dispatcher: Dispatcher, wanted: FileWanted): Promise<Fetched> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), wanted.totalTimeoutMs);
  // undici notices an abort only once it is connected; somebody in the queue would wait on.
  const late = new Promise<Fetched>((resolve) => {
    deadline.signal.addEventListener("abort", () => resolve(refused(reasons.tooLate)));
  });
  try {
    return await Promise.race([late, follow(dispatcher, wanted, deadline.signal)]);
  } catch (error) {
    return refused(deadline.signal.aborted ? reasons.tooLate : reasonOf(error));
  } finally {
    clearTimeout(timer);
    // Hangs up on what nobody will read.
    deadline.abort();
  }
}

const follow = async (dispatcher: Dispatcher, wanted: FileWanted, signal: AbortSignal): Promise<Fetched> => {
  const { connectTimeoutMs, totalTimeoutMs } = wanted;
  const post = { url: wanted.url, method: "GET", form: [], headers: {}, connectTimeoutMs, totalTimeoutMs } as const;
  let leg = firstLeg(post);
  for (let redirects = 0; redirects <= redirectsMax; redirects += 1) {
    if (leg === null || (leg.url.protocol !== "http:" && leg.url.protocol !== "https:"))
      return refused(reasons.notHttp);
    const { url, headers } = leg;
    const response = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: "GET",
      headers,
      signal,
    });
    // Hanging up on an answer is an error of its body, which nobody else hears.
    response.body.on("error", nobodyListens);
    const next = legAfter(post, leg, response.statusCode, response.headers["location"]);
    if (next === null) return read(response, wanted);
    response.body.destroy();
    leg = next;
  }
  return refused(reasons.tooManyRedirects);
};

const nobodyListens = (): void => {};

const read = async (response: Dispatcher.ResponseData, { bytesMaxOf }: FileWanted): Promise<Fetched> => {
  const { statusCode, headers, body } = response;
  if (statusCode < 200 || statusCode > 299) {
    return refused({ code: 11200, message: `The server answered ${statusCode}.` });
  }
  const header = [headers["content-type"] ?? []].flat()[0] ?? null;
  const bytesMax = bytesMaxOf(header);
  if (bytesMax === null) {
    return { kind: "refused", code: 12300, message: `The server answered with ${header ?? "no content type"}.` };
  }
  const declared = Number([headers["content-length"] ?? []].flat()[0] ?? 0);
  if (declared > bytesMax) return tooLarge(bytesMax);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    const bytes: unknown = piece;
    if (!(bytes instanceof Uint8Array)) continue;
    pieces.push(bytes);
    size += bytes.length;
    // Leaving the loop hangs up; the rest is never read.
    if (size > bytesMax) return tooLarge(bytesMax);
  }
  return { kind: "fetched", contentType: header, bytes: Buffer.concat(pieces) };
};

const tooLarge = (bytesMax: number): Fetched => ({
  kind: "refused",
  code: 11751,
  message: `The file is larger than ${bytesMax} bytes.`,
});

const refused = ({ code, message }: Reason): Fetched => ({ kind: "refused", code, message });
