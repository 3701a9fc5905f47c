// What a lookup costs, by what is asked. Prices are of the order that the market asks in 2026; validation is free.
import type { LookupField } from "../lookup/fields.ts";
import type { Micros } from "./money.ts";
import type { UsageCategory } from "./usage.ts";

interface LookupPrice {
  readonly price: Micros;
  /** Where it is counted. */
  readonly category: UsageCategory;
}

export const lookupPrices: Readonly<Record<LookupField, LookupPrice | null>> = {
  validation: null,
  line_type_intelligence: { price: 8_000, category: "carrier-lookups" },
  caller_name: { price: 10_000, category: "calleridlookups" },
  sim_swap: { price: 80_000, category: "lookups" },
  call_forwarding: { price: 80_000, category: "lookups" },
  line_status: { price: 40_000, category: "lookups" },
  identity_match: { price: 100_000, category: "lookups" },
  reassigned_number: { price: 20_000, category: "lookups" },
  sms_pumping_risk: { price: 25_000, category: "lookups" },
  phone_number_quality_score: { price: 25_000, category: "lookups" },
  pre_fill: { price: 150_000, category: "lookups" },
};
