// What an account may choose about its messages where Twilio's own behaviour is not one thing.
import { scheduleLeadDefaultS } from "./schedule.ts";

export interface MessagingSettings {
  readonly accountId: number;
  /** Whether refusals use the codes of 2024 where an older and a newer one exist. */
  readonly strict2024: boolean;
  /** How long before its moment a scheduled message must be handed in, in seconds. */
  readonly scheduleLeadS: number;
  /** Whether the bytes of media are for those with credentials only; else for all who know the URL, which nobody can guess. */
  readonly mediaBasicAuth: boolean;
  /** Null: nothing was ever chosen. */
  readonly updatedAt: number | null;
}

/** What an account has that has chosen nothing. */
export const newMessagingSettings = (accountId: number): MessagingSettings => ({
  accountId,
  strict2024: false,
  scheduleLeadS: scheduleLeadDefaultS,
  mediaBasicAuth: false,
  updatedAt: null,
});
