// What went wrong beyond the exchange itself: an answer that could not be understood, a setting that cannot be used.

export interface Fault {
  /** Twilio's code. */
  readonly code: number;
  readonly message: string;
}
