// Reading a header of a request. node-server's own look-up tests and compares names anew each
// time, which took a tenth of a request; Node has them parsed already.
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/** The header's value, or undefined. `name` in lower case. */
export const requestHeader = (c: Context, name: string): string | undefined => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- on a socket node-server puts Node's request there; without one there are no bindings
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  if (incoming === undefined) return c.req.header(name);
  const value = incoming.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
};
