// From plans to functions. A plan is what client.gen.ts knows of a resource: one step for each call, in words, because
// a hundred and fifty calls differ in nothing else.
import { decode, type Names } from "./coding.ts";
import { createListing } from "./page.ts";
import type { Call, CallOptions, CallRequest } from "./request.ts";
import { readings, type Shapes } from "./types.gen.ts";

/**
 * One call: `POST @/Messages/{Sid}.json? Message status=canceled`. That is
 * - the method, and behind a colon how the body is sent, if not as a form: `json`, or the content type of a file;
 * - the path, with `@` for the account's own, and with `?` when the call takes input;
 * - what comes back: the name of a shape, with the key of the list that it is in; `blob` for bytes, `-` for nothing;
 * - what is always sent, by our names; `@` is the account's SID.
 * With it, in a pair, the names that the rule for names does not give.
 */
type Step = string | readonly [string, Names];

/** What can be called of a resource, and of what lies below it. */
export interface Plan {
  readonly [name: string]: Step | Plan;
}

/** Makes a resource of its plan. */
export type Bind = <T>(plan: Plan) => T;

/** A file to send: its text, or a Blob. */
export type Upload = string | Blob;

/** Binds plans to a caller and an account. */
export const bindTo =
  (call: Call, accountSid: string): Bind =>
  <T>(plan: Plan): T =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- plans and interfaces are generated together from the contract
    resourceOf(call, accountSid, plan) as T;

const resourceOf = (call: Call, accountSid: string, plan: Plan): object =>
  Object.fromEntries(
    Object.entries(plan).map(([name, step]) => [
      name,
      isStep(step) ? methodOf(call, accountSid, step) : resourceOf(call, accountSid, step),
    ]),
  );

const isStep = (step: Step | Plan): step is Step => typeof step === "string" || Array.isArray(step);

const methodOf = (call: Call, accountSid: string, step: Step): ((...given: readonly unknown[]) => unknown) => {
  const { method, style, path, takesInput, answer, always } = read(step, accountSid);
  const names = typeof step === "string" ? undefined : step[1];
  const ids = path.split(/\{\w+\}/gu).length - 1;
  return (...given) => {
    const rest = given.slice(ids);
    const isFile = style.includes("/");
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the interface says what is given in which place
    const [file, input, options] = [
      isFile ? rest.shift() : undefined,
      takesInput ? rest.shift() : undefined,
      rest.shift(),
    ] as [Upload | undefined, object | undefined, CallOptions | undefined];
    let at = 0;
    const request: CallRequest = {
      method,
      path: path.replaceAll(/\{\w+\}/gu, () => encodeURIComponent(String(given[at++]))),
      input: { ...always, ...input },
      names,
      style,
      file,
      isForBytes: answer === "blob",
      options,
    };
    return answerOf(call, request, answer);
  };
};

// The words of a step, spelled out.
const read = (step: Step, accountSid: string) => {
  const [verb = "", where = "", answer = "", ...always] = (typeof step === "string" ? step : step[0]).split(" ");
  const [method = "", style = "form"] = verb.split(":");
  return {
    method,
    style,
    path: where.replace("?", "").replace("@", `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`),
    takesInput: where.endsWith("?"),
    answer,
    always: Object.fromEntries(
      always.map((pair) => {
        const [name = "", value = ""] = pair.split("=");
        return [name, value === "@" ? accountSid : value];
      }),
    ),
  } as const;
};

const answerOf = (call: Call, request: CallRequest, answer: string): unknown => {
  const [, shape = answer, key] = /^(\w+)\[(\w+)\]$/u.exec(answer) ?? [];
  if (!isShape(shape)) return call(request).then((got) => (answer === "-" ? undefined : got));
  if (key !== undefined) return createListing(call, request, { key, shape });
  return call(request).then((json) => decode(shape, json));
};

const isShape = (name: string): name is keyof Shapes => Object.hasOwn(readings, name);
