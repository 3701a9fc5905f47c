// An audit event: somebody changed how an account is set up. Messages are traffic and leave none.

export interface AuditEvent {
  /** Begins with the moment at which it was made. */
  readonly sid: string;
  readonly accountId: number;
  /** Who did it: an account's SID or a key's. */
  readonly actorSid: string;
  /** `key.created`, `incoming-phone-number.updated`. */
  readonly type: string;
  readonly resourceSid: string;
  readonly resourceType: string;
  /** Where the request came from; null when it came by no socket. */
  readonly sourceIp: string | null;
  /** Names of the parameters that were given. Never their values: among them are secrets. */
  readonly parameters: readonly string[];
}

/** How long events are kept, in milliseconds: 400 days, so that a year can be looked over in full. */
export const eventsKeptMs = 34_560_000_000;
