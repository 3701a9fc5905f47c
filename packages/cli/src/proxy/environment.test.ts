// What a program is told, and which hosts are played.
import { describe, expect, it } from "vitest";
import { proxyVariables, trustedFiles } from "./environment.ts";
import { authorityOf, isPlayed } from "./hosts.ts";

const facts = { url: "http://127.0.0.1:9", caFile: "/ca", bundleFile: "/bundle" };

describe("the variables of a program", () => {
  it("point every library at the proxy and its CA", () => {
    const variables = proxyVariables({}, facts);
    for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"])
      expect(variables[name]).toBe(facts.url);
    expect(variables["NODE_EXTRA_CA_CERTS"]).toBe("/ca");
    for (const name of ["TWILIO_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE"]) {
      expect(variables[name]).toBe("/bundle");
    }
  });

  it("keep hosts that were excepted, but none that leads to the real Twilio", () => {
    const env = {
      NO_PROXY: "corp.example.com, .twilio.com,api.twilio.com:443,*",
      no_proxy: "db.local,*.com,.com,twilio.com",
    };
    const { NO_PROXY, no_proxy } = proxyVariables(env, facts);
    expect(NO_PROXY).toBe("corp.example.com,db.local,localhost,127.0.0.1,::1");
    expect(no_proxy).toBe(NO_PROXY);
  });

  it("lose no certificates that were trusted before", () => {
    const env = { NODE_EXTRA_CA_CERTS: "/mine", SSL_CERT_FILE: "/other", REQUESTS_CA_BUNDLE: "" };
    expect(trustedFiles(env)).toEqual(["/mine", "/other"]);
    expect(proxyVariables(env, facts)["NODE_EXTRA_CA_CERTS"]).toBe("/bundle");
  });
});

describe("a host", () => {
  it.each(["api.twilio.com", "API.Twilio.com", "messaging.ie1.twilio.com", "api.dublin.ie1.twilio.com"])(
    "%s is played",
    (host) => expect(isPlayed(host)).toBe(true),
  );

  it.each(["twilio.com", "api.twilio.com.example.com", "a.b.c.d.twilio.com", "nottwilio.com", "127.0.0.1", ""])(
    "%j is not",
    (host) => expect(isPlayed(host)).toBe(false),
  );

  it("and its port are read from what a client asks for", () => {
    expect(authorityOf("API.twilio.com:443")).toEqual({ host: "api.twilio.com", port: 443 });
    expect(authorityOf("[::1]:8443")).toEqual({ host: "::1", port: 8443 });
    for (const text of ["", "api.twilio.com", "a b:1", "a:99999", "http://a:1/"]) expect(authorityOf(text)).toBeNull();
  });
});
