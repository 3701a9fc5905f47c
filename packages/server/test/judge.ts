// Every good answer that a test gets is held against the contract, whatever the test itself looks at: its status is the
// documented one, and its body is exactly what the schema says, nothing missing and nothing more.
import { fullPath, routes, type Route } from "@pennywire/contract";
import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";

interface Judged {
  readonly method: string;
  /** The path as it was asked, with or without a query. */
  readonly path: string;
  /** The product that the caller named in a header, if any. */
  readonly product: string | null;
  readonly status: number;
  readonly text: string;
  /** Null when the body is no JSON. */
  readonly json: unknown;
}

/** Fails the test when an answer is not what the contract says of its route. Answers of no route and refusals pass. */
export const judge = ({ method, path, product, status, text, json }: Judged): void => {
  if (status < 200 || status > 299) return;
  const candidates = routesAt(method, path).filter((route) => product === null || route.product === product);
  if (candidates.length === 0) return;
  const route = candidates.find(({ success }) => success.status === status || success.already === status);
  if (route === undefined) {
    const expected = candidates.map(({ id, success }) => `${id} ${success.status}`).join(", ");
    expect.fail(`${method} ${path} answered ${status}, and the contract says ${expected}`);
  }
  const { schema, bytes } = route.success;
  if (schema === null) {
    if (bytes === undefined) expect(text, `${route.id} has no body`).toBe("");
    return;
  }
  if (json === null) return; // as XML or CSV, which have tests of their own
  const parsed = schema.safeParse(json);
  if (!parsed.success) expect.fail(`${route.id} answered what its schema does not allow: ${parsed.error.message}`);
  // What the schema does not know is left out of what it gives back, at any depth.
  if (!isDeepStrictEqual(parsed.data, json))
    expect(json, `${route.id} answered more than its schema says`).toEqual(parsed.data);
};

const suffix = /\.json$/u;

const patterns = (Object.values(routes) as readonly Route[]).map((route) => ({
  route,
  method: route.method.toUpperCase(),
  segments: fullPath(route).replace(suffix, "").split("/"),
}));

const routesAt = (method: string, path: string): readonly Route[] => {
  const [place = ""] = path.split("?");
  const asked = place.replace(suffix, "").split("/");
  const found = patterns.filter(
    (pattern) =>
      pattern.method === method &&
      pattern.segments.length === asked.length &&
      pattern.segments.every((segment, at) => segment.startsWith("{") || segment === asked[at]),
  );
  // A fixed word beats a parameter, as in the router: `Messages/Feedback` is no message.
  const fixed = Math.max(0, ...found.map(fixedOf));
  const nearest = found.filter((pattern) => fixedOf(pattern) === fixed).map(({ route }) => route);
  // Where a thing and its bytes differ only by the ending, the ending decides.
  const isBytes = !suffix.test(place) && nearest.some(({ success }) => success.bytes !== undefined);
  return nearest.length < 2 ? nearest : nearest.filter(({ success }) => (success.bytes !== undefined) === isBytes);
};

const fixedOf = ({ segments }: { readonly segments: readonly string[] }): number =>
  segments.filter((segment) => !segment.startsWith("{")).length;
