// A line type that a customer has set for a number, because they know it better.
import type { LineType } from "./line.ts";

export interface LineOverride {
  readonly accountId: number;
  readonly accountSid: string;
  readonly phoneNumber: string;
  readonly lineType: LineType;
  /** What the numbering plan says. */
  readonly originalLineType: LineType;
  readonly reason: string;
  readonly at: number;
}
