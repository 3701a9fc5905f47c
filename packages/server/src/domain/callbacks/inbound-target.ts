// Who answers an incoming text. A messaging service speaks for its numbers, unless it leaves that to
// each of them; a number's application speaks for the number.
import type { WebhookMethod } from "../numbers/number.ts";

/** What numbers, short codes and applications have alike; the empty string means "not set". */
export interface SmsWebhooks {
  readonly smsUrl: string;
  readonly smsMethod: WebhookMethod;
  readonly smsFallbackUrl: string;
  readonly smsFallbackMethod: WebhookMethod;
}

/** What a messaging service has. */
export interface ServiceWebhooks {
  readonly inboundRequestUrl: string;
  readonly inboundMethod: WebhookMethod;
  readonly fallbackUrl: string;
  readonly fallbackMethod: WebhookMethod;
  readonly useInboundWebhookOnNumber: boolean;
}

export interface Target {
  readonly url: string;
  readonly method: WebhookMethod;
}

/** Null is "nobody". */
export interface InboundTargets {
  readonly first: Target | null;
  /** Asked when the first fails; it is told why. */
  readonly fallback: Target | null;
}

/**
 * Twilio's order: the service, if the receiver is in one that does not defer to its numbers, be its URL empty or
 * not (then the text is kept and nobody is asked); else the number's application; else the number itself.
 */
export const inboundTargets = (of: {
  readonly service: ServiceWebhooks | null;
  readonly application: SmsWebhooks | null;
  readonly receiver: SmsWebhooks;
}): InboundTargets => {
  const { service } = of;
  if (service !== null && !service.useInboundWebhookOnNumber) {
    return {
      first: target(service.inboundRequestUrl, service.inboundMethod),
      fallback: target(service.fallbackUrl, service.fallbackMethod),
    };
  }
  const { smsUrl, smsMethod, smsFallbackUrl, smsFallbackMethod } = of.application ?? of.receiver;
  return { first: target(smsUrl, smsMethod), fallback: target(smsFallbackUrl, smsFallbackMethod) };
};

const target = (url: string, method: WebhookMethod): Target | null => (url === "" ? null : { url, method });
