// Changing a content template. What was accepted with it before is not touched: it has its text.
import type { Content } from "../../domain/contents/content.ts";
import { typesFrom, variablesFrom } from "../../domain/contents/shape.ts";
import { Refusal } from "../../domain/refusal.ts";
import { orRefuse, type Caller, type Deps, type Witness } from "../deps.ts";

/** What is given; `types` as they came, in place of all that there were. */
export interface ContentChange extends Partial<Pick<Content, "friendlyName" | "language" | "variables">> {
  readonly types?: Readonly<Record<string, unknown>>;
}

export async function changeContent(
  deps: Pick<Deps, "store" | "clock">,
  caller: Caller,
  sid: string,
  change: ContentChange,
  witness: Witness<Content>,
): Promise<Content> {
  const before = await deps.store.read.contents.find(caller.account.id, sid);
  if (before === null) throw new Refusal(20404);
  const { types, variables, ...others } = change;
  const content: Content = {
    ...before,
    ...others,
    ...(variables === undefined ? {} : { variables: variablesFrom(variables) }),
    ...(types === undefined ? {} : { types: typesFrom(types) }),
    updatedAt: deps.clock.now(),
  };
  const commit = await deps.store.commit([{ kind: "change content", content }, ...witness(content)]);
  orRefuse(commit, () => new Refusal(20404));
  return content;
}
