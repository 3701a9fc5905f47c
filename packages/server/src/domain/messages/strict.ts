// Refusals that have two codes: the one that programs were written against, and a more exact one
// that Twilio has since 2024. Accounts are told the older one unless they ask for the newer.
import type { RefusalCode } from "@pennywire/contract/errors";
import { Refusal } from "../refusal.ts";

/** A refusal by the older code, which knows the newer one. */
export class TwoCodeRefusal extends Refusal {
  readonly strictCode: RefusalCode;

  constructor(code: RefusalCode, strictCode: RefusalCode, detail: string | null, field: string) {
    super(code, detail, field);
    this.name = "TwoCodeRefusal";
    this.strictCode = strictCode;
  }

  /** The same by its newer code. */
  strictly(): Refusal {
    return new Refusal(this.strictCode, null, this.field);
  }
}
