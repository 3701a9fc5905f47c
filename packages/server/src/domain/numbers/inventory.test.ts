// How a caller's wishes choose among the numbers.
import { describe, expect, it } from "vitest";
import { areasWished, likeOf, placeFrom, placeOf, type PlaceWish } from "./inventory.ts";

const anywhere: PlaceWish = {
  areaCode: null,
  region: null,
  locality: null,
  postalCode: null,
  rateCenter: null,
  lata: null,
  near: null,
  distance: 25,
};

describe("a pattern", () => {
  it.each([
    ["415", "%415%"],
    ["+1415", "+1415%"],
    ["0140$", "%0140"],
    ["51055*****", "%51055_____%"],
    ["1%99", "%1%99%"],
    ["+PENNY*$", "+73669_"],
    ["aZ", "%29%"],
  ])("%s is read as %s", (pattern, like) => {
    expect(likeOf(pattern)).toBe(like);
  });

  it.each(["4", "12345678901234567", "41 5", "4_5", "4+15", "$415", ""])("%j is none", (pattern) => {
    expect(likeOf(pattern)).toBeNull();
  });
});

describe("a wish", () => {
  it.each([
    ["nothing", {}, null],
    ["an area code", { areaCode: "415" }, ["415"]],
    ["an area code that nobody knows", { areaCode: "999" }, ["999"]],
    ["a region in small letters", { region: "wa" }, ["206"]],
    ["a city and its region", { locality: "Portland", region: "OR" }, ["503"]],
    ["a city in another region", { locality: "Portland", region: "ME" }, []],
    ["a postal code", { postalCode: "94105" }, ["415"]],
    ["a rate center", { rateCenter: "SEATTLE" }, ["206"]],
    ["a lata", { lata: "722" }, ["408", "415", "510"]],
    ["a region and a foreign area code", { region: "CA", areaCode: "206" }, []],
    ["a place with a small circle", { near: placeOf("+14155550100"), distance: 5 }, ["415"]],
    ["a place with a larger circle", { near: placeOf("+14155550100"), distance: 50 }, ["408", "415", "510"]],
  ])("for %s", (_, wish, areas) => {
    expect(areasWished("US", { ...anywhere, ...wish })).toEqual(areas);
  });
});

describe("a place", () => {
  it("is read from its coordinates, and refused when there is none", () => {
    expect(placeFrom("37.84,-122.29")).toEqual({ latitude: 37.84, longitude: -122.29 });
    for (const text of ["", "37.84", "91,0", "0,181", "a,b", "1,2,3"]) expect(placeFrom(text), text).toBeNull();
  });
});
