// API keys as the API shows them: by their old names, and by the newer product.
import { toRfc2822 } from "@pennywire/contract/wire";
import type { Key } from "../../domain/accounts/key.ts";

export const presentKey = (key: Key) => ({
  sid: key.sid,
  friendly_name: key.friendlyName,
  date_created: toRfc2822(key.createdAt),
  date_updated: toRfc2822(key.updatedAt),
});

export const presentIamKey = (key: Key) => ({
  ...presentKey(key),
  policy: key.policy === null ? null : { allow: key.policy },
});

export const presentListedKey = (key: Key) => ({ ...presentKey(key), flags: [key.type] });
