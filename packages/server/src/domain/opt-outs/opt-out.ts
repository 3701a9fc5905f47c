// A recipient who wants no more messages from a sender. The scope is the messaging service when the
// sender is in one, else the sender itself: leaving one sender of a service is leaving all of it.

/** How it came about: by a keyword in a text, by a request, or by an import. */
export type OptOutSource = "keyword" | "api" | "import";

export interface OptOut {
  readonly sid: string;
  readonly accountId: number;
  /** The SID of a messaging service, or a sender as messages name it. */
  readonly scope: string;
  /** The recipient, in E.164. */
  readonly phone: string;
  readonly source: OptOutSource;
  /** The text that asked for it; null when it was no text. */
  readonly messageSid: string | null;
  readonly createdAt: number;
}

/** What a keyword is for, in the words of the webhook's `OptOutType`. */
export const optOutTypes = ["STOP", "START", "HELP"] as const;
export type OptOutType = (typeof optOutTypes)[number];

/** The scope of a sender: its service's, or its own. */
export const scopeOf = (sender: string, serviceSid: string | null): string => serviceSid ?? sender;
