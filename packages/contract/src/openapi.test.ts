import { describe, expect, it } from "vitest";
import { isObject, type Json } from "./json-schema.ts";
import { document } from "./openapi.ts";
import { fullPath } from "./route.ts";
import { routes } from "./routes.ts";
import { tags } from "./tags.ts";

const openapi = document();
const at = (...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), openapi);

describe("the document", () => {
  it("has every route once", () => {
    for (const route of Object.values(routes))
      expect(at("paths", fullPath(route), route.method, "operationId")).toBe(route.id);
    for (const [id, route] of Object.entries(routes)) expect(route.id).toBe(id);
  });

  it("has every schema that it refers to", () => {
    const targets = [...JSON.stringify(openapi).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, target = ""]) => target);
    expect(targets.length).toBeGreaterThan(50);
    for (const target of new Set(targets))
      expect([target, at(...target.split("/"))]).toEqual([target, expect.anything()]);
  });

  it("documents every path parameter that its path has", () => {
    for (const route of Object.values(routes)) {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([route.id, Object.keys(route.params.shape)]).toEqual([route.id, inPath]);
    }
  });

  it("describes every parameter and every field", () => {
    for (const route of Object.values(routes)) {
      for (const [name, field] of Object.entries({ ...route.query.shape, ...route.body.shape })) {
        expect([route.id, name, field.description]).toEqual([route.id, name, expect.stringMatching(/\.$/)]);
      }
    }
  });

  it("describes every group of operations", () => {
    expect(new Set(Object.values(routes).map(({ tag }) => tag))).toEqual(new Set(Object.keys(tags)));
  });

  it("shows bodies as forms and as JSON, and refusals with an example", () => {
    const create = ["paths", "/2010-04-01/Accounts/{AccountSid}/Messages.json", "post"];
    expect(Object.keys(at(...create, "requestBody", "content") ?? {})).toEqual([
      "application/x-www-form-urlencoded",
      "application/json",
    ]);
    expect(at(...create, "responses", "400", "content", "application/json", "examples", "21604", "value", "code")).toBe(
      21604,
    );
    expect(
      at(...create, "responses", "402", "content", "application/json", "examples", "20402", "value", "status"),
    ).toBe(402);
  });

  it("never offers null for a parameter, because leaving it out is the same", () => {
    expect(JSON.stringify(openapi["paths"])).not.toContain('"null"');
  });

  it("is the same each time", () => {
    expect(document()).toEqual(openapi);
  });

  it("has exactly Twilio's twenty fields in a message, and all of them always", () => {
    expect(Object.keys(at("components", "schemas", "Message", "properties") ?? {})).toHaveLength(20);
    expect(at("components", "schemas", "Message", "required")).toHaveLength(20);
  });
});
