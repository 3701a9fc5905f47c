// The older name of API keys. The same keys answer at both addresses.
import { createKey, deleteKey, fetchKey, key, listKeys, updateKey } from "./keys.ts";
import { listOf } from "./page.ts";
import { defineRoute } from "./route.ts";

const place = { tag: "Signing keys" } as const;
const signingKeys = "/Accounts/{AccountSid}/SigningKeys";

export const createSigningKey = defineRoute({
  ...createKey,
  ...place,
  id: "createSigningKey",
  path: signingKeys,
  summary: "Create a signing key",
});

export const listSigningKeys = defineRoute({
  ...listKeys,
  ...place,
  id: "listSigningKeys",
  path: signingKeys,
  summary: "List signing keys",
  success: { status: 200, schema: listOf("signing_keys", key, "SigningKeyList") },
});

export const fetchSigningKey = defineRoute({
  ...fetchKey,
  ...place,
  id: "fetchSigningKey",
  path: `${signingKeys}/{Sid}`,
  summary: "Fetch a signing key",
});

export const updateSigningKey = defineRoute({
  ...updateKey,
  ...place,
  id: "updateSigningKey",
  path: `${signingKeys}/{Sid}`,
  summary: "Rename a signing key",
});

export const deleteSigningKey = defineRoute({
  ...deleteKey,
  ...place,
  id: "deleteSigningKey",
  path: `${signingKeys}/{Sid}`,
  summary: "Delete a signing key",
});
