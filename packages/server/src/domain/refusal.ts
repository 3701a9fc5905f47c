// A refusal: we understood the request and say no. Thrown by domain and verbs, caught by doors
// only; its code is one of the contract's table, so every door can say the same thing.
import { refusals, type RefusalCode } from "@pennywire/contract/errors";

/** Says no with a code of the contract's table; `detail` replaces the table's sentence, `field` names the parameter. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly field: string | null;

  constructor(code: RefusalCode, detail: string | null = null, field: string | null = null) {
    super(detail ?? refusals[code].message);
    this.name = "Refusal";
    this.code = code;
    this.field = field;
  }
}
