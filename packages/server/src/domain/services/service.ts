// A messaging service: a pool of senders with common settings. What is sent through it gets its
// sender when it goes out; what arrives at its numbers can be told to one webhook.
import type { WebhookMethod } from "../numbers/number.ts";

/** Longest name of a service, in characters (Twilio's limit). */
export const serviceNameMax = 64;
/** Most senders of one service, of all kinds together (Twilio's limit). */
export const serviceSendersMax = 400;
/** How long a message may wait for its carrier, in seconds (Twilio's limits). */
export const servicePeriodSeconds = { min: 1, max: 36_000 } as const;

/** Whether a service's messages are looked through for personal matter; kept, because nothing here reads messages. */
export const contentScans = ["inherit", "enable", "disable"] as const;
export type ContentScan = (typeof contentScans)[number];

/** What a service is for. */
export const usecases = ["notifications", "marketing", "verification", "discussion", "poll", "undeclared"] as const;
export type Usecase = (typeof usecases)[number];

/** Everything a customer may set on a service; the empty string means "not set". */
export interface ServiceSettings {
  readonly friendlyName: string;
  readonly inboundRequestUrl: string;
  readonly inboundMethod: WebhookMethod;
  readonly fallbackUrl: string;
  readonly fallbackMethod: WebhookMethod;
  /** Whether each number's own webhook is called and the service's is not. */
  readonly useInboundWebhookOnNumber: boolean;
  readonly statusCallback: string;
  /** Whether a recipient hears from the same sender every time. */
  readonly stickySender: boolean;
  /** Whether a number with the recipient's area code is preferred. */
  readonly areaCodeGeomatch: boolean;
  /** Whether media become links where no sender can carry them. */
  readonly mmsConverter: boolean;
  readonly smartEncoding: boolean;
  readonly fallbackToLongCode: boolean;
  readonly scanMessageContent: ContentScan;
  /** In seconds. */
  readonly validityPeriod: number;
  readonly synchronousValidation: boolean;
  readonly usecase: Usecase;
}

export interface Service {
  readonly sid: string;
  readonly accountId: number;
  readonly settings: ServiceSettings;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * What a service has when only its name is given. Area code geomatch is on: Twilio's API and console
 * disagree about it, and a number of the recipient's own region is what most callers want.
 */
export const newServiceSettings = (friendlyName: string): ServiceSettings => ({
  friendlyName,
  inboundRequestUrl: "",
  inboundMethod: "POST",
  fallbackUrl: "",
  fallbackMethod: "POST",
  useInboundWebhookOnNumber: false,
  statusCallback: "",
  stickySender: true,
  areaCodeGeomatch: true,
  mmsConverter: true,
  smartEncoding: true,
  fallbackToLongCode: true,
  scanMessageContent: "inherit",
  validityPeriod: servicePeriodSeconds.max,
  synchronousValidation: false,
  usecase: "undeclared",
});
