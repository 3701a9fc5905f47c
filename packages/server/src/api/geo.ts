// Geo permissions: where an account may send to.
import { routes } from "@pennywire/contract";
import type { Hono } from "hono";
import { geoChangeOf, geoPermissions, type GeoChange } from "../domain/accounts/geo.ts";
import { Refusal } from "../domain/refusal.ts";
import { changeGeoPermissions } from "../verbs/accounts/change-geo-permissions.ts";
import { answerWith, mount } from "./mount.ts";
import type { Room } from "./room.ts";

export const mountGeo = (app: Hono, room: Room): void => {
  const { deps } = room;

  mount(app, room, routes.fetchGeoPermissions, async ({ caller: { account }, query }) => {
    const asked = query.CountryCode?.toUpperCase() ?? "";
    const closed = await deps.store.read.geo.closed(account.id);
    const permissions = geoPermissions(closed, asked === "" ? null : asked);
    return answerWith(200, {
      permissions: permissions.map(({ country, name, enabled }) => ({
        country_code: country,
        country_name: name,
        type: "country",
        enabled,
      })),
    });
  });

  mount(app, room, routes.updateGeoPermissions, async ({ caller, body, answering }) => {
    if (body.Permissions === undefined || body.Permissions === null) throw new Refusal(20400, null, "Permissions");
    const made = answering((changes: readonly GeoChange[]) => ({ permissions: changes.map(presentChange) }));
    await changeGeoPermissions(deps, caller, body.Permissions.map(geoChangeOf), made.witness);
    return made.answer();
  });
};

/** The code of a change that is not usable; done is 0. */
const unusable = 20_400;

const presentChange = ({ country, type, enabled, errors }: GeoChange) => ({
  country_code: country,
  type,
  enabled,
  error_code: errors.length === 0 ? 0 : unusable,
  error_messages: errors,
});
