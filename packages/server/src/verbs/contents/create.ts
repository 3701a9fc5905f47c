// Making a content template.
import type { Content } from "../../domain/contents/content.ts";
import { typesFrom, variablesFrom } from "../../domain/contents/shape.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** What is asked for; `types` as it came. */
export interface ContentDraft {
  readonly friendlyName: string;
  readonly language: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, unknown>>;
}

export async function createContent(
  deps: Pick<Deps, "store" | "clock" | "newSid">,
  caller: Caller,
  draft: ContentDraft,
  witness: Witness<Content>,
): Promise<Content> {
  const now = deps.clock.now();
  const content: Content = {
    sid: deps.newSid("HX"),
    accountId: caller.account.id,
    ...draft,
    variables: variablesFrom(draft.variables),
    types: typesFrom(draft.types),
    approval: null,
    createdAt: now,
    updatedAt: now,
  };
  const commit = await deps.store.commit([{ kind: "add content", content }, ...witness(content)]);
  orRefuse(commit, () => new Refusal(20409));
  return content;
}
