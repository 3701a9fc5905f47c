import fc from "fast-check";
import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { bodySignature, signature } from "./signature.ts";

const token = "12345";
const url = "https://mycompany.com/myapp.php?foo=1&bar=2";

describe("signature", () => {
  it("signs a form", () => {
    const params = [
      ["CallSid", "CA1234567890ABCDE"],
      ["Caller", "+14158675309"],
      ["Digits", "1234"],
      ["From", "+14158675309"],
      ["To", "+18005551212"],
    ] as const;
    expect(signature(token, url, params)).toBe("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    expect(signature(token, url, params.toReversed())).toBe("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  });

  it("counts a repeated parameter once for each different value", () => {
    const params = [
      ["Sid", "CA123"],
      ["SidAccount", "AC123"],
      ["Digits", "5678"],
      ["Digits", "1234"],
      ["Digits", "1234"],
    ] as const;
    expect(signature(token, url, params)).toBe("IK+Dwps556ElfBT0I3Rgjkr1wJU=");
  });

  it("keeps the port and signs text as UTF-8", () => {
    const params = [
      ["Body", "hé +&="],
      ["From", "+15005550006"],
      ["MessageSid", `SM${"0".repeat(32)}`],
      ["MessageStatus", "delivered"],
      ["To", "+15005550010"],
    ] as const;
    expect(signature(token, "http://127.0.0.1:4010/sms", params)).toBe("NegxbVUDjsw00Djt6heTflC0hoA=");
  });

  it("leaves out the user name and the fragment, and signs the path that is always asked for", () => {
    const plain = signature(token, "https://example.com/", []);
    expect(signature(token, "https://ann:p@ss@example.com/#rc=2&rp=5xx", [])).toBe(plain);
    expect(signature(token, "https://example.com", [])).toBe(plain);
    expect(signature(token, "https://example.com?a=1", [])).toBe(signature(token, "https://example.com/?a=1", []));
  });

  it("leaves an apostrophe and other marks in the URL as they are", () => {
    const odd = "https://example.com/it's?q='a%27|b;c&d=%7e~";
    expect(twilio.validateRequest(token, signature(token, odd, []), odd, {})).toBe(true);
  });

  it("is accepted by the official validator, whatever the form holds", () => {
    const params = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string({ unit: "grapheme" })), { maxLength: 12 });
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.webUrl({ withQueryParameters: true }), params, (key, base, form) => {
        const target = new URL(base).href;
        const received: Record<string, string[]> = Object.create(null);
        for (const [name, value] of form) received[name] = [...(received[name] ?? []), value];
        expect(twilio.validateRequest(key, signature(key, target, form), target, received)).toBe(true);
      }),
    );
  });
});

describe("bodySignature", () => {
  it("puts the hash of the body into the URL and signs that", () => {
    const body = '{"property": "value", "boolean": true}';
    const hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    expect(bodySignature(token, url, body)).toEqual({
      url: `${url}&bodySHA256=${hash}`,
      signature: "a9nBmqA0ju/hNViExpshrM61xv4=",
    });
  });

  it("is accepted by the official validator", () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.string({ unit: "grapheme" }),
        (base, body) => {
          const signed = bodySignature(token, new URL(base).href, body);
          const received = signed.url.replace(/#.*/s, "");
          expect(twilio.validateRequestWithBody(token, signed.signature, received, body)).toBe(true);
        },
      ),
    );
  });
});
