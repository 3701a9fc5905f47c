import fc from "fast-check";
import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { PennywireError, webhooks } from "./index.ts";

const token = "12345";
const url = "https://mycompany.com/myapp.php?foo=1&bar=2";

describe("verifying a signature", () => {
  it("accepts the known vectors", async () => {
    const call = {
      CallSid: "CA1234567890ABCDE",
      Caller: "+14158675309",
      Digits: "1234",
      From: "+14158675309",
      To: "+18005551212",
    };
    expect(await webhooks.verify({ token, url, params: call, signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=" })).toBe(true);

    const repeated = { Sid: "CA123", SidAccount: "AC123", Digits: ["5678", "1234", "1234"] };
    expect(await webhooks.verify({ token, url, params: repeated, signature: "IK+Dwps556ElfBT0I3Rgjkr1wJU=" })).toBe(
      true,
    );

    const body = '{"property": "value", "boolean": true}';
    const hashed = `${url}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620`;
    expect(await webhooks.verify({ token, url: hashed, body, signature: "a9nBmqA0ju/hNViExpshrM61xv4=" })).toBe(true);
    expect(
      await webhooks.verify({ token, url: hashed, body: `${body} `, signature: "a9nBmqA0ju/hNViExpshrM61xv4=" }),
    ).toBe(false);

    const status = {
      Body: "hé +&=",
      From: "+15005550006",
      MessageSid: `SM${"0".repeat(32)}`,
      MessageStatus: "delivered",
      To: "+15005550010",
    };
    const signature = "NegxbVUDjsw00Djt6heTflC0hoA=";
    const local = "http://127.0.0.1:4010/sms";
    expect(await webhooks.verify({ token, url: local, params: status, signature })).toBe(true);
    expect(await webhooks.verify({ token, url: local, body: new URLSearchParams(status).toString(), signature })).toBe(
      true,
    );
  });

  it("accepts what Twilio's own library signs, whatever the parameters", async () => {
    const parameters = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: "grapheme" }), { maxKeys: 8 });
    const urls = fc.webUrl({ withQueryParameters: true, validSchemes: ["http", "https"] });
    await fc.assert(
      fc.asyncProperty(urls, parameters, fc.stringMatching(/^[a-z0-9]{1,32}$/), async (address, params, secret) => {
        const signature = twilio.getExpectedTwilioSignature(secret, address, params);
        expect(await webhooks.verify({ token: secret, url: address, params, signature })).toBe(true);
        expect(await webhooks.verify({ token: `${secret}x`, url: address, params, signature })).toBe(false);
        expect(
          await webhooks.verify({ token: secret, url: address, params: { ...params, Extra: "1" }, signature }),
        ).toBe(false);
      }),
    );
  });

  it("does not care whether the standard port is written", async () => {
    const signature = twilio.getExpectedTwilioSignature(token, "https://example.com/a", { A: "1" });
    expect(await webhooks.verify({ token, url: "https://example.com:443/a", params: { A: "1" }, signature })).toBe(
      true,
    );
    const withPort = twilio.getExpectedTwilioSignature(token, "https://example.com:443/a", { A: "1" });
    expect(
      await webhooks.verify({ token, url: "https://example.com/a", params: { A: "1" }, signature: withPort }),
    ).toBe(true);
  });

  it("leaves user name, password and fragment out, and keeps the query as it is", async () => {
    const signature = twilio.getExpectedTwilioSignature(token, "https://example.com/a?b='c'%20d", {});
    expect(await webhooks.verify({ token, url: "https://me:pw@example.com/a?b='c'%20d#rc=2", signature })).toBe(true);
  });

  it("is false, never an error, for what is missing or malformed", async () => {
    for (const signature of [undefined, null, "", "x", "é".repeat(28), `${"A".repeat(27)}=`]) {
      expect(await webhooks.verify({ token, url, signature })).toBe(false);
    }
    expect(await webhooks.verify({ token: "", url, signature: `${"A".repeat(27)}=` })).toBe(false);
    expect(await webhooks.verify({ token, url: "not a url", signature: `${"A".repeat(27)}=` })).toBe(false);
  });
});

describe("parsing a webhook", () => {
  const inbound = {
    MessageSid: "MM1",
    SmsSid: "MM1",
    SmsMessageSid: "MM1",
    AccountSid: "AC1",
    From: "+15558675310",
    To: "+15005550006",
    Body: "Hi & bye",
    NumMedia: "2",
    NumSegments: "1",
    SmsStatus: "received",
    ApiVersion: "2010-04-01",
    MediaUrl0: "https://x/0",
    MediaContentType0: "image/png",
    MediaUrl1: "https://x/1",
    WaId: "new",
  };

  it("gives an inbound message with its media", () => {
    const event = webhooks.parse(new URLSearchParams(inbound).toString());
    expect(event).toMatchObject({
      kind: "inbound",
      messageSid: "MM1",
      body: "Hi & bye",
      numMedia: 2,
      numSegments: 1,
      fromCity: null,
      media: [
        { url: "https://x/0", contentType: "image/png" },
        { url: "https://x/1", contentType: null },
      ],
      parameters: { WaId: "new" },
    });
    expect(webhooks.parse(inbound)).toEqual(event);
  });

  it("gives a change of status with its error", () => {
    const status = {
      MessageSid: "SM1",
      SmsSid: "SM1",
      MessageStatus: "failed",
      SmsStatus: "failed",
      AccountSid: "AC1",
      ApiVersion: "2010-04-01",
      To: "+1",
    };
    expect(webhooks.parse({ ...status, ErrorCode: "30003" })).toMatchObject({
      kind: "status",
      messageStatus: "failed",
      errorCode: 30003,
      from: null,
    });
    expect(webhooks.parse(status)).toMatchObject({ errorCode: null });
  });

  it("says what is missing from anything else", () => {
    expect(() => webhooks.parse("a=b")).toThrow(PennywireError);
    expect(() => webhooks.parse("a=b")).toThrow("MessageSid");
    expect(() => webhooks.parse("__proto__=x&constructor=y")).toThrow(PennywireError);
  });
});

describe("an alert", () => {
  const form = {
    Sid: "NO1",
    AccountSid: "AC1",
    ParentAccountSid: "",
    Timestamp: "2026-01-01T00:00:00Z",
    Level: "Error",
    PayloadType: "application/json",
    Payload: '{"error_code":"11200"}',
  };

  it("is read with its payload", () => {
    expect(webhooks.parseAlert(form)).toMatchObject({ kind: "alert", sid: "NO1", payload: { error_code: "11200" } });
  });

  it("is refused when it is something else", () => {
    expect(() => webhooks.parseAlert({ MessageSid: "SM1" })).toThrow("Sid is missing");
    expect(() => webhooks.parseAlert({ ...form, Payload: "{" })).toThrow("not JSON");
  });
});
