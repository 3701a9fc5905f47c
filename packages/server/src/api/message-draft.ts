// What a request to send says, in the words of the domain: absent and empty are the same, "not given".
import type { BodyOf, routes } from "@pennywire/contract";
import type { Draft } from "../domain/messages/draft.ts";
import { tagsOf, type MessageOptions } from "../domain/messages/options.ts";

/** The parameters of a POST as a draft. */
export const draftOf = (body: BodyOf<typeof routes.createMessage>): Draft => ({
  to: body.To,
  from: body.From ?? null,
  messagingServiceSid: body.MessagingServiceSid ?? null,
  body: body.Body ?? null,
  media: body.MediaUrl ?? [],
  statusCallback: orNull(body.StatusCallback),
  applicationSid: orNull(body.ApplicationSid),
  contentSid: orNull(body.ContentSid),
  contentVariables: orNull(body.ContentVariables),
  smartEncoded: body.SmartEncoded ?? null,
  sendAsMms: body.SendAsMms ?? false,
  validityPeriod: body.ValidityPeriod ?? null,
  scheduleType: body.ScheduleType ?? null,
  sendAt: orNull(body.SendAt),
  options: optionsOf(body),
});

/** What else was given, or null when nothing was, as for most messages. */
const optionsOf = (body: BodyOf<typeof routes.createMessage>): MessageOptions | null => {
  const tags = orNull(body.Tags);
  const given: MessageOptions = {
    ...kept("contentRetention", body.ContentRetention),
    ...kept("addressRetention", body.AddressRetention),
    ...kept("smartEncoded", body.SmartEncoded),
    ...kept("shortenUrls", body.ShortenUrls),
    ...kept("sendAsMms", body.SendAsMms),
    ...kept("provideFeedback", body.ProvideFeedback),
    ...kept("forceDelivery", body.ForceDelivery),
    ...kept("attempt", body.Attempt),
    ...kept("trafficType", body.TrafficType),
    ...kept("riskCheck", body.RiskCheck),
    ...kept("fallbackFrom", orNull(body.FallbackFrom)),
    ...kept("messageIntent", body.MessageIntent),
    ...kept("persistentAction", body.PersistentAction),
    ...kept("contentSid", orNull(body.ContentSid)),
    ...kept("applicationSid", orNull(body.ApplicationSid)),
    ...(tags === null ? {} : { tags: tagsOf(tags) }),
  };
  return Object.keys(given).length === 0 ? null : given;
};

const kept = <const Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): { readonly [N in Name]?: Value } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed name is any name to the compiler
  value === undefined || value === null ? {} : ({ [name]: value } as { readonly [N in Name]?: Value });

const orNull = (text: string | null | undefined): string | null => (text === undefined || text === "" ? null : text);
