import { expect, it } from "vitest";
import { eventKindOf } from "./events.ts";
import { routes, type RouteId } from "./routes.ts";
import type { Route } from "./route.ts";

it.each<[RouteId, string | null]>([
  ["createKey", "key.created"],
  ["deleteKey", "key.deleted"],
  ["updateGeoPermissions", "geo-permissions.updated"],
  ["promoteSecondaryToken", "secondary-token.promoted"],
  ["updateMessagingSettings", "messaging-settings.updated"],
  ["createMessage", null],
  ["deleteMedia", null],
  ["updateNetwork", null],
  ["listKeys", null],
])("%s leaves the event %s", (id, type) => {
  expect(eventKindOf(routes[id])?.type ?? null).toBe(type);
});

it("every route that changes a setting has an event, of one form", () => {
  const all: readonly Route[] = Object.values(routes);
  const kinds = all.flatMap((route) => eventKindOf(route) ?? []);
  expect(kinds.length).toBeGreaterThan(20);
  for (const { resource, type } of kinds) {
    expect(type).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+ed$/u);
    expect(type.startsWith(`${resource}.`)).toBe(true);
  }
});
