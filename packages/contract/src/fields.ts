// What answers are made of. `x-sdk-type` tells the generator of the SDK's types how a field is
// read there: "date" becomes a Date, "number" a number although the wire says text, "omit" is left out.
import { z } from "zod";

/** A SID: the two letters of its kind and 32 hexadecimal digits. Several kinds are written `SM|MM`. */
export const sid = (kind: string, of: string) =>
  z.string().meta({
    description: `SID of ${of}.`,
    pattern: `^(${kind})[0-9a-fA-F]{32}$`,
    minLength: 34,
    maxLength: 34,
    example: `${kind.slice(0, 2)}${"0123456789abcdef".repeat(2)}`,
  });

/** A date of the 2010 API. */
export const rfc2822 = (description: string) =>
  z.string().meta({
    description: `${description} RFC 2822, UTC.`,
    example: "Thu, 24 Aug 2023 05:01:45 +0000",
    "x-sdk-type": "date",
  });

/** A date of our own APIs. */
export const isoDateTime = (description: string) =>
  z.string().meta({
    description: `${description} ISO 8601.`,
    format: "date-time",
    example: "2023-08-24T05:01:45Z",
    "x-sdk-type": "date",
  });

/** A UTC day. */
export const isoDay = (description: string) => z.string().meta({ description, format: "date", example: "2023-08-24" });

/** A whole number that Twilio writes as text; the SDK reads it as a number. */
export const countText = (description: string) =>
  z.string().meta({ description, example: "1", "x-sdk-type": "number" });

/** An exact decimal. Text on the wire and in the SDK, because binary fractions cannot hold cents. */
export const decimalText = (description: string) => z.string().meta({ description, pattern: "^-?\\d+(\\.\\d+)?$" });

/** The field or null; what it means and how it is read stay visible on the outside. */
export const orNull = (field: z.ZodString) => {
  const { description, "x-sdk-type": sdkType } = field.meta() ?? {};
  return field.nullable().meta({
    ...(description === undefined ? {} : { description }),
    ...(sdkType === undefined ? {} : { "x-sdk-type": sdkType }),
  });
};

/** The version that 2010 resources carry. */
export const apiVersion = () => z.string().meta({ description: "Always 2010-04-01.", example: "2010-04-01" });

/** The path of a resource. */
export const uri = (description = "Path of this resource, relative to the server's root.") =>
  z.string().meta({ description });

/** Paths of resources below this one, by name. */
export const subresourceUris = () =>
  z.record(z.string(), z.string()).meta({ description: "Paths of the resources below this one." });

/** The account in a path. */
export const accountPath = { AccountSid: sid("AC", "the account") } as const;
