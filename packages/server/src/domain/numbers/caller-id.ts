// A caller ID: a number from elsewhere that somebody of the account has shown to be theirs.

export interface CallerId {
  readonly sid: string;
  readonly accountId: number;
  readonly phoneNumber: string;
  readonly friendlyName: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What was asked of a phone to show whose it is. */
export interface Validation {
  readonly callerId: CallerId;
  /** SID of the call that asks for the code. */
  readonly callSid: string;
  /** Six digits, to be typed in during that call. */
  readonly code: string;
}

const codesCount = 1_000_000;

/** Six digits. @param fraction in [0, 1) */
export const validationCode = (fraction: number): string =>
  Math.floor(fraction * codesCount)
    .toString()
    .padStart(6, "0");
