import { describe, expect, it } from "vitest";
import { reasonOf } from "./failure.ts";

const withCode = (code: string): Error => Object.assign(new Error("something broke"), { code });

describe("the reason of a failure", () => {
  it.each([
    ["UND_ERR_CONNECT_TIMEOUT", 11201],
    ["ECONNREFUSED", 11202],
    ["ECONNRESET", 11205],
    ["EHOSTUNREACH", 11205],
    ["ERR_ADDRESS_REFUSED", 11205],
    ["UND_ERR_HEADERS_OVERFLOW", 11206],
    ["ERR_HOST_NOT_FOUND", 11210],
    ["ERR_SSL_WRONG_VERSION_NUMBER", 11220],
    ["ERR_TLS_CERT_ALTNAME_INVALID", 11235],
    ["CERT_HAS_EXPIRED", 11236],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", 11237],
    ["SOMETHING_NEW", 11200],
  ])("%s is reported as %i", (code, reported) => {
    expect(reasonOf(withCode(code)).code).toBe(reported);
  });

  it("is 11200 with what the error says when nobody foresaw it", () => {
    expect(reasonOf(new Error("no idea"))).toEqual({ code: 11200, message: "The request failed: no idea" });
    expect(reasonOf("thrown text").code).toBe(11200);
  });
});
