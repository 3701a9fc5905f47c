import { describe, expect, it } from "vitest";
import { inboundTargets } from "./inbound-target.ts";

const webhooks = (name: string) =>
  ({
    smsUrl: `https://${name}.example/sms`,
    smsMethod: "POST",
    smsFallbackUrl: `https://${name}.example/fallback`,
    smsFallbackMethod: "GET",
  }) as const;
const service = {
  inboundRequestUrl: "https://service.example/sms",
  inboundMethod: "GET",
  fallbackUrl: "https://service.example/fallback",
  fallbackMethod: "POST",
  useInboundWebhookOnNumber: false,
} as const;
const [receiver, application] = [webhooks("number"), webhooks("application")];

const hosts = (of: Parameters<typeof inboundTargets>[0]): readonly (string | null | undefined)[] => {
  const { first, fallback } = inboundTargets(of);
  return [first, fallback].map((target) => target && new URL(target.url).hostname.split(".")[0]);
};

describe("who answers an incoming text", () => {
  it("is the number's URL, with its method, when nothing else is set", () => {
    expect(inboundTargets({ service: null, application: null, receiver })).toEqual({
      first: { url: "https://number.example/sms", method: "POST" },
      fallback: { url: "https://number.example/fallback", method: "GET" },
    });
  });

  it("is the number's application before the number, fallback included", () => {
    expect(hosts({ service: null, application, receiver })).toEqual(["application", "application"]);
    const bare = { ...application, smsFallbackUrl: "" };
    expect(hosts({ service: null, application: bare, receiver })).toEqual(["application", null]);
  });

  it("is the service before both, unless it defers to its numbers", () => {
    expect(hosts({ service, application, receiver })).toEqual(["service", "service"]);
    const deferring = { ...service, useInboundWebhookOnNumber: true };
    expect(hosts({ service: deferring, application, receiver })).toEqual(["application", "application"]);
    expect(hosts({ service: deferring, application: null, receiver })).toEqual(["number", "number"]);
  });

  it("is nobody when the service has no URL: the text is kept and not forwarded", () => {
    const silent = { ...service, inboundRequestUrl: "", fallbackUrl: "" };
    expect(inboundTargets({ service: silent, application, receiver })).toEqual({ first: null, fallback: null });
  });
});
