// Configuring a number: where its texts are told of.
import { friendlyNameMax } from "../../domain/accounts/key.ts";
import { urlMax } from "../../domain/messages/accept.ts";
import type { NumberSettings, PhoneNumber } from "../../domain/numbers/number.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isWebUrl } from "../../domain/web-url.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

const urls = ["smsUrl", "smsFallbackUrl", "statusCallback", "voiceUrl", "voiceFallbackUrl"] as const;
const wireNames: Readonly<Record<(typeof urls)[number], string>> = {
  smsUrl: "SmsUrl",
  smsFallbackUrl: "SmsFallbackUrl",
  statusCallback: "StatusCallback",
  voiceUrl: "VoiceUrl",
  voiceFallbackUrl: "VoiceFallbackUrl",
};

/** Changes what is given and leaves the rest; an empty text clears a setting. */
export async function configureNumber(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  sid: string,
  change: Partial<NumberSettings>,
  witness: Witness<PhoneNumber>,
): Promise<PhoneNumber> {
  const number = await deps.store.read.numbers.find(caller.account.id, sid);
  if (number === null) throw new Refusal(20404);
  const settings: NumberSettings = { ...number.settings, ...change };
  check(settings);
  const configured: PhoneNumber = { ...number, settings, updatedAt: deps.clock.now() };
  const commit = await deps.store.commit([{ kind: "configure number", number: configured }, ...witness(configured)]);
  orRefuse(commit, () => new Refusal(20404));
  return configured;
}

const check = (settings: NumberSettings): void => {
  if (settings.friendlyName.length > friendlyNameMax) throw new Refusal(20002, null, "FriendlyName");
  for (const name of urls) {
    const url = settings[name];
    if (url !== "" && !isWebUrl(url, urlMax)) throw new Refusal(21402, null, wireNames[name]);
  }
  if (settings.smsFallbackUrl !== "" && settings.smsUrl === "") throw new Refusal(21406, null, "SmsFallbackUrl");
};
