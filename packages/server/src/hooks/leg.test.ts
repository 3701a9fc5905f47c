import { describe, expect, it } from "vitest";
import type { Post } from "./hooks.ts";
import { firstLeg, legAfter, legAnswering } from "./leg.ts";

const aPost = (over: Partial<Post> = {}): Post => ({
  url: "https://example.com/sms",
  method: "POST",
  form: [
    ["Body", "ça va & co"],
    ["To", "+15005550006"],
  ],
  headers: { "X-Twilio-Signature": "abc" },
  connectTimeoutMs: 5_000,
  totalTimeoutMs: 15_000,
  ...over,
});

const aLeg = (over: Partial<Post> = {}) => {
  const leg = firstLeg(aPost(over));
  if (leg === null) throw new Error("the URL of a test should be readable");
  return leg;
};

describe("the first request", () => {
  it("carries the form in the body of a POST, in the order given", () => {
    const leg = aLeg();
    expect(leg.body).toBe("Body=%C3%A7a+va+%26+co&To=%2B15005550006");
    expect(leg.headers).toEqual({
      "user-agent": "TwilioProxy/1.1",
      accept: "*/*",
      "accept-encoding": "identity",
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "x-twilio-signature": "abc",
    });
  });

  it("adds the form of a GET to the query that is there, and has neither body nor content type", () => {
    const leg = aLeg({
      method: "GET",
      url: "http://example.com/a?b=%20c&b=d",
      form: [
        ["To", "+1"],
        ["b", "e"],
      ],
    });
    expect(leg.url.href).toBe("http://example.com/a?b=%20c&b=d&To=%2B1&b=e");
    expect(leg.body).toBeNull();
    expect(leg.headers).not.toHaveProperty("content-type");
  });

  it("starts a query when a GET has none", () => {
    expect(aLeg({ method: "GET", form: [["a", "b"]] }).url.href).toBe("https://example.com/sms?a=b");
    expect(aLeg({ method: "GET", form: [] }).url.href).toBe("https://example.com/sms");
  });

  it("turns user and password into an Authorization header and shows them nowhere else", () => {
    const leg = aLeg({ url: "https://us%40er:p%3Ass%@example.com/sms#rc=2" });
    expect(leg.headers["authorization"]).toBe(`Basic ${Buffer.from("us@er:p%3Ass%").toString("base64")}`);
    expect(leg.url.href).toBe("https://example.com/sms");
  });

  it("is none when the URL cannot be read", () => {
    expect(firstLeg(aPost({ url: "/relative" }))).toBeNull();
    expect(firstLeg(aPost({ url: "http://exa mple.com" }))).toBeNull();
  });
});

describe("the request after a redirect", () => {
  const after = (over: Partial<Post>, status: number, location: string | undefined) =>
    legAfter(aPost(over), aLeg(over), status, location);

  it.each([301, 302, 303])("is a GET without the form after %i", (status) => {
    const leg = after({}, status, "/next?x=1");
    expect(leg).toMatchObject({ method: "GET", body: null });
    expect(leg?.url.href).toBe("https://example.com/next?x=1");
    expect(leg?.headers).not.toHaveProperty("content-type");
    expect(leg?.headers["x-twilio-signature"]).toBe("abc");
  });

  it.each([307, 308])("keeps method and form after %i", (status) => {
    expect(after({}, status, "/next")).toMatchObject({ method: "POST", body: aLeg().body });
  });

  it.each([200, 204, 300, 304, 404, 500])("is none after %i", (status) => {
    expect(after({}, status, "/next")).toBeNull();
  });

  it("is none when the redirect leads nowhere", () => {
    expect(after({}, 302, undefined)).toBeNull();
    expect(after({}, 302, "http://")).toBeNull();
  });

  it("has the headers of its own address and form, and none of the one before", () => {
    const headersOf: Post["headersOf"] = ({ url, form }) => ({ "X-Signed": `${url} ${form.length}` });
    expect(aLeg({ headersOf }).headers["x-signed"]).toBe("https://example.com/sms 2");
    expect(after({ headersOf }, 307, "/next")?.headers["x-signed"]).toBe("https://example.com/next 2");
    expect(after({ headersOf }, 303, "/next")?.headers["x-signed"]).toBe("https://example.com/next 0");
  });

  it("takes the password along on the same origin only", () => {
    const over = { url: "https://user:secret@example.com/sms" };
    expect(after(over, 307, "/next")?.headers["authorization"]).toBe(aLeg(over).headers["authorization"]);
    for (const elsewhere of ["https://example.org/", "http://example.com/", "https://example.com:8443/"]) {
      const far = after(over, 307, elsewhere);
      expect(far?.headers).not.toHaveProperty("authorization");
      expect(far?.credentials).toBeNull();
    }
  });

  it("uses the user and password that the redirect itself names", () => {
    const next = after({}, 302, "https://a:b@example.org/x#y");
    expect(next?.headers["authorization"]).toBe("Basic YTpi");
    expect(next?.url.href).toBe("https://example.org/x");
  });
});

describe("the request after a challenge", () => {
  const challenge = `Digest realm="here", nonce="abc", qop="auth"`;

  it("is the same one with a Digest instead of Basic", () => {
    const leg = aLeg({ url: "https://user:secret@example.com/sms?a=b" });
    const proven = legAnswering(leg, challenge, "0a4f113b");
    expect(proven).toMatchObject({ method: "POST", body: leg.body, url: leg.url });
    expect(proven?.headers["authorization"]).toMatch(/^Digest username="user", realm="here", uri="\/sms\?a=b"/u);
  });

  it("is none without a password, or when the challenge is not Digest", () => {
    expect(legAnswering(aLeg(), challenge, "0a4f113b")).toBeNull();
    expect(legAnswering(aLeg({ url: "https://a:b@example.com/" }), 'Basic realm="x"', "0a4f113b")).toBeNull();
  });
});
