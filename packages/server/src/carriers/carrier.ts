// The port to the phones: hand a message over, and be told later what became of it.
import type { Receipt, Submission } from "../domain/delivery/receipt.ts";

export interface Carrier {
  /** The name that costs, reports and the ledger know it by. */
  readonly name: string;
  /**
   * Hands a message over and waits for the carrier's answer. Never rejects for the carrier's
   * reasons. The same SID may be handed over twice after a crash.
   */
  send(submission: Submission): Promise<Receipt>;
}
