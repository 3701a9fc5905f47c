// The reference for people, at /docs: a page, its style and its script, which draw what /openapi.json says. Everything
// comes from here, and the page may load nothing from anywhere else.
import { readFileSync } from "node:fs";
import type { Context } from "hono";
import { Refusal } from "../domain/refusal.ts";

/** Beside src and dist. */
const folder = new URL("../../docs/", import.meta.url);

const types: ReadonlyMap<string, string> = new Map([
  ["style.css", "text/css; charset=utf-8"],
  ["app.js", "text/javascript; charset=utf-8"],
  ["reading.js", "text/javascript; charset=utf-8"],
]);

const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-cache",
};

export interface DocsPages {
  readonly page: (c: Context) => Response;
  readonly file: (c: Context) => Response;
}

/** Read once: they are part of the program. */
export const createDocs = (): DocsPages => {
  const page = readFileSync(new URL("page.html", folder), "utf8");
  const files = new Map([...types.keys()].map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
  return {
    page: (c) => c.body(page, 200, { ...headers, "Content-Type": "text/html; charset=utf-8" }),
    file: (c) => {
      const name = c.req.param("file") ?? "";
      const text = files.get(name);
      if (text === undefined) throw new Refusal(20404);
      return c.body(text, 200, { ...headers, "Content-Type": types.get(name) ?? "text/plain" });
    },
  };
};
