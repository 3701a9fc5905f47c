// The price lists: exactly the contract's answers.
import { routes } from "@pennywire/contract";
import { expect, it } from "vitest";
import { expectContract, expectRefusal, oneWorld } from "../world.ts";

const inWorld = oneWorld();

it("lists and fetches message prices", async () => {
  const list = expectContract(routes.listMessagingCountries, await inWorld().api("/v1/Messaging/Countries?PageSize=2"));
  expect(list).toMatchObject({ meta: { key: "countries", page_size: 2, previous_page_url: null } });
  const one = expectContract(routes.fetchMessagingPrices, await inWorld().api("/v1/Messaging/Countries/CA"));
  expect(one).toMatchObject({ country: "Canada", iso_country: "CA", price_unit: "USD" });
});

it("lists and fetches number prices", async () => {
  expectContract(routes.listNumberCountries, await inWorld().api("/v1/PhoneNumbers/Countries"));
  const one = expectContract(routes.fetchNumberPrices, await inWorld().api("/v1/PhoneNumbers/Countries/US"));
  expect(one).toMatchObject({
    phone_number_prices: [
      { number_type: "local", base_price: "1.15000", current_price: "1.15000" },
      { number_type: "toll free", base_price: "2.15000", current_price: "2.15000" },
    ],
  });
});

it("refuses countries and page tokens that there are not", async () => {
  for (const list of ["/v1/Messaging/Countries", "/v1/PhoneNumbers/Countries"]) {
    expectRefusal(await inWorld().api(`${list}/QQ`), 404, 20404);
    for (const token of ["PAQQ", "x"]) {
      expectRefusal(await inWorld().api(`${list}?PageToken=${token}`), 400, 21481, "PageToken");
    }
  }
});
