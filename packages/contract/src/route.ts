// A route as plain data: where it is, what it takes, what it answers, what it refuses. The server
// mounts these objects and the OpenAPI document prints them; neither writes a path of its own.
import { z } from "zod";
import type { RefusalCode } from "./errors.ts";

/** The first label of the host that Twilio's clients call: `messaging` is messaging.twilio.com. */
export const products = [
  "api",
  "messaging",
  "pricing",
  "lookups",
  "monitor",
  "content",
  "accounts",
  "iam",
  "pennywire",
] as const;
export type Product = (typeof products)[number];

/** What is fixed about a route, whatever it takes. */
export interface RoutePlace {
  /** The route takes a file instead of fields: its content type, and its most bytes. */
  readonly upload?: { readonly type: string; readonly bytesMax: number };
  /** The operation id: `createMessage`. Unique. */
  readonly id: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Whose path it is: at Twilio each product has a host of its own, here one process serves them all. */
  readonly product: Product;
  /** The version in front of the path; empty for paths that carry their own. */
  readonly root: "/2010-04-01" | "/v1" | "/v2" | "";
  /** Without root and suffix, parameters in braces: `/Accounts/{AccountSid}/Messages`. */
  readonly path: string;
  /** What follows the path in documents; the server accepts the path with and without it. */
  readonly suffix: ".json" | "";
  readonly tag: string;
  /** A few words for a list of routes. */
  readonly summary: string;
  readonly description: string;
  readonly success: RouteSuccess;
  /** The codes that are special to this route; every route can also answer the general ones. */
  readonly refusals: readonly RefusalCode[];
}

/** The good answer. A 204 has no schema, because it has no body; nor have bytes, which name their content type instead. */
export interface RouteSuccess {
  readonly status: 200 | 201 | 202 | 204 | 307;
  /** The status of the same answer when what was asked for was so already, and nothing was made. */
  readonly already?: 200;
  readonly schema: z.ZodObject | null;
  readonly bytes?: string;
}

/** A route with the schemas of its path, query and body, all with wire names. */
export interface Route<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodObject = z.ZodObject,
> extends RoutePlace {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** The parsed path parameters of a route: `ParamsOf<typeof routes.fetchMessage>`. */
export type ParamsOf<R extends Route> = z.infer<R["params"]>;

/** The parsed query of a route. */
export type QueryOf<R extends Route> = z.infer<R["query"]>;

/** The parsed body of a route. */
export type BodyOf<R extends Route> = z.infer<R["body"]>;

/** Keeps the exact schemas of a route in its type. Write `nothing` where there is no query or body. */
export const defineRoute = <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject>(
  route: Route<P, Q, B>,
): Route<P, Q, B> => route;

/** The whole path as callers write it: root, path and suffix. */
export const fullPath = (route: RoutePlace): string => `${route.root}${route.path}${route.suffix}`;

/** Takes nothing and lets everything pass by. */
export const nothing = z.object({});
