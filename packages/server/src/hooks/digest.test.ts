import { describe, expect, it } from "vitest";
import { digestAuthorization } from "./digest.ts";

// RFC 7616, section 3.9.1.
const mufasa = { user: "Mufasa", password: "Circle of Life" };
const request = {
  method: "GET",
  target: "/dir/index.html",
  cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
};
const common = `realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
const sha256 = `Digest algorithm=SHA-256, ${common}`;
const md5 = `Digest algorithm=MD5, ${common}`;

const responseOf = (header: string | null): string | undefined => /response="([0-9a-f]+)"/u.exec(header ?? "")?.[1];

describe("an answer to a Digest challenge", () => {
  it("is the RFC's own, with MD5 and with SHA-256", () => {
    expect(responseOf(digestAuthorization(md5, mufasa, request))).toBe("8ca523f5e9506fed4657c9700eebdbec");
    expect(responseOf(digestAuthorization(sha256, mufasa, request))).toBe(
      "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
    );
  });

  it("takes the stronger of two challenges, in whatever order and company they come", () => {
    const header = `Basic realm="x", ${md5}, ${sha256}`;
    expect(digestAuthorization(header, mufasa, request)).toContain("algorithm=SHA-256");
    expect(digestAuthorization(header, mufasa, request)).toBe(digestAuthorization(sha256, mufasa, request));
  });

  it("says everything that the server needs to check it", () => {
    const header = digestAuthorization(md5, mufasa, request);
    expect(header).toMatch(/^Digest username="Mufasa", realm="http-auth@example.org", uri="\/dir\/index.html"/u);
    for (const part of ["qop=auth,", "nc=00000001", `cnonce="${request.cnonce}"`, `opaque="FQhe/`]) {
      expect(header).toContain(part);
    }
  });

  it("without qop is the older one of RFC 2069", () => {
    // The vector of RFC 2069 as its errata correct it.
    const challenge = `Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"`;
    const header = digestAuthorization(challenge, { user: "Mufasa", password: "CircleOfLife" }, request);
    expect(responseOf(header)).toBe("1949323746fe6a43ef61f9606e7febea");
    expect(header).not.toContain("cnonce");
  });

  it.each([
    ["Basic realm=x"],
    [""],
    [`Digest algorithm=SHA-512-256, realm="a", nonce="b"`],
    [`Digest qop="auth-int", nonce="b"`],
  ])("is not given to %j", (challenge) => {
    expect(digestAuthorization(challenge, mufasa, request)).toBeNull();
  });

  it("escapes what stands in quotes", () => {
    expect(digestAuthorization(md5, { user: 'a"b\\', password: "" }, request)).toContain(String.raw`username="a\"b\\"`);
  });
});
