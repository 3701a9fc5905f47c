// Geo permissions over HTTP, on both engines, and what they do to messages.
import { routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import { describeInOneWorld, expectContract, expectRefusal, sender, type Answer, type World } from "../world.ts";

const path = "/v1/Messaging/GeoPermissions";
const set = async (world: World, country: string, enabled: boolean): Promise<Answer> =>
  world.api(path, { method: "PATCH", json: { Permissions: [{ country_code: country, type: "country", enabled }] } });
const isOpen = async (world: World, country: string): Promise<unknown> =>
  expectContract(routes.fetchGeoPermissions, await world.api(`${path}?CountryCode=${country}`));

describeInOneWorld("geo permissions", (inWorld) => {
  it("close a country for messages and open it again", async () => {
    const world = inWorld();
    const text = async (): Promise<Answer> =>
      world.api("/Messages.json", { form: { To: "+447400123456", From: sender, Body: "Hello" } });
    expect((await text()).status).toBe(201);
    expectContract(routes.updateGeoPermissions, await set(world, "GB", false));
    expect(await isOpen(world, "gb")).toMatchObject({ permissions: [{ country_code: "GB", enabled: false }] });
    expectRefusal(await text(), 400, 21408, "To");
    const other = await world.openTenant();
    const permissions = await world.api(`${path}?CountryCode=GB`, { as: other });
    expect(permissions.json).toMatchObject({ permissions: [{ enabled: true }] });
    await set(world, "GB", true);
    expect((await text()).status).toBe(201);
  });

  it("take changes from a form, one text for each", async () => {
    const Permissions = ["GB", "FR"].map((country) => JSON.stringify({ country_code: country, enabled: "false" }));
    const answer = await inWorld().api(path, { method: "PATCH", form: { Permissions } });
    expect(expectContract(routes.updateGeoPermissions, answer)).toMatchObject({
      permissions: [
        { country_code: "GB", type: "country", enabled: false, error_code: 0 },
        { country_code: "FR", type: "country", enabled: false, error_code: 0 },
      ],
    });
    for (const country of ["GB", "FR"]) await set(inWorld(), country, true);
  });

  it("say of each change what is wrong with it, and make the others", async () => {
    const Permissions = [
      { country_code: "DE", type: "country", enabled: false },
      { country_code: "QQ", type: "region", enabled: "no" },
    ];
    const answer = await inWorld().api(path, { method: "PATCH", json: { Permissions } });
    const { permissions } = expectContract(routes.updateGeoPermissions, answer) as {
      readonly permissions: readonly { readonly error_messages: readonly string[] }[];
    };
    expect(permissions).toMatchObject([{ error_code: 0 }, { error_code: 20_400 }]);
    expect(permissions[1]?.error_messages).toHaveLength(3);
    expect(await isOpen(inWorld(), "DE")).toMatchObject({ permissions: [{ enabled: false }] });
    await set(inWorld(), "DE", true);
  });

  it("are refused when they are not usable", async () => {
    const world = inWorld();
    expectRefusal(await world.api(`${path}?CountryCode=QQ`), 400, 20400, "CountryCode");
    expectRefusal(await world.api(`${path}?CountryCode=GBR`), 400, 20400, "CountryCode");
    for (const json of [{}, { Permissions: "x" }, { Permissions: [5] }]) {
      expectRefusal(await world.api(path, { method: "PATCH", json }), 400, 20400, "Permissions");
    }
  });
});
