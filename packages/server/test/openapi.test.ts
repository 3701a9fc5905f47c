// The OpenAPI document against a strict linter: what other people's tools make of it.
import { document } from "@pennywire/contract";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, it } from "vitest";

it("the document passes every rule of the strict set, but for four that do not fit", async () => {
  const config = await createConfig({
    extends: ["recommended-strict"],
    rules: {
      // A fixed word beats a parameter (OpenAPI 3.1, 4.8.8.2): Services/Usecases is no service.
      "no-ambiguous-paths": "off",
      // The server that runs on one's own machine is the server.
      "no-server-example.com": "off",
      // Deactivations answers with a redirect, as with Twilio.
      "operation-2xx-response": "off",
      // Webhooks are posted to customers, who answer as they like.
      "operation-4xx-response": "off",
      "operation-operationId-unique": "error",
      "operation-parameters-unique": "error",
      "operation-description": "error",
      "tag-description": "error",
      "tags-alphabetical": "off",
      "no-invalid-parameter-examples": "error",
      "no-invalid-schema-examples": "error",
      "no-invalid-media-type-examples": "error",
      "path-declaration-must-exist": "error",
      "path-not-include-query": "error",
      "parameter-description": "error",
      "no-schema-type-mismatch": "error",
      "no-duplicated-tag-names": "error",
    },
  });
  const problems = await lintFromString({ source: JSON.stringify(document()), absoluteRef: "openapi.json", config });
  expect(
    problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ""}`),
  ).toEqual([]);
});
