// Transcripts: what is typed and what comes of it, as text. `# ` explains, `@` sets the scene of the next command,
// `$ pennywire …` is the command; below it `> ` are the requests it makes, `! ` lines are stderr, others stdout.
import type { Answer, Scene } from "./stage.ts";

/** One command with what stands above it. */
export interface Step {
  /** Comments, blank lines and the setting of the scene, as they were written. */
  readonly preamble: readonly string[];
  readonly command: string;
}

/** The commands of a transcript; what they printed the last time is left out. */
export const parseTranscript = (text: string): readonly Step[] => {
  const steps: Step[] = [];
  let preamble: string[] = [];
  let isOutput = false;
  for (const line of text.trimEnd().split("\n")) {
    if (/^(?:#|@)/u.test(line)) isOutput = false;
    if (line.startsWith("$ ")) {
      steps.push({ preamble, command: line.slice(2) });
      preamble = [];
      isOutput = true;
    } else if (!isOutput) preamble.push(line);
  }
  return steps;
};

/** The transcript again, with what the commands print now. */
export const formatTranscript = (
  played: readonly { readonly step: Step; readonly lines: readonly string[] }[],
): string =>
  played.map(({ step, lines }) => [...step.preamble, `$ ${step.command}`, ...lines, ""].join("\n")).join("\n");

/** The words of a command behind `pennywire`; double quotes hold words together. */
export const argsOf = (command: string): readonly string[] => {
  const words = [...command.matchAll(/(?:[^\s"]|"[^"]*")+/gu)].map(([word]) => word.replaceAll('"', ""));
  const [program, ...args] = words;
  if (program !== "pennywire") throw new Error(`a transcript runs pennywire and nothing else: ${command}`);
  return args;
};

/** The scene that a step's `@` lines set. */
export const sceneOf = ({ preamble }: Step): Scene => {
  const settings = preamble.filter((line) => line.startsWith("@")).map(settingOf);
  const valuesOf = (word: string): readonly string[] =>
    settings.filter((setting) => setting.word === word).map(({ value }) => value);
  const unknown = settings.find(({ word }) => !words.includes(word));
  if (unknown !== undefined) throw new Error(`a transcript cannot say @${unknown.word}`);
  const answers = new Map<string, Answer[]>();
  for (const value of valuesOf("answer")) addAnswer(answers, value);
  const [terminal] = valuesOf("terminal");
  const [waits] = valuesOf("ctrl-c-after");
  return {
    terminal: terminal === undefined ? null : Number(terminal),
    env: Object.fromEntries(valuesOf("env").map(variableOf)),
    answers,
    isServerThere: valuesOf("no-server").length === 0,
    typed: valuesOf("type"),
    waits: waits === undefined ? null : Number(waits),
  };
};

const words: readonly string[] = ["answer", "ctrl-c-after", "env", "no-server", "terminal", "type"];

const settingOf = (line: string): { readonly word: string; readonly value: string } => {
  const [word = "", ...rest] = line.slice(1).split(" ");
  return { word, value: rest.join(" ") };
};

const variableOf = (text: string): readonly [string, string] => {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
};

const addAnswer = (answers: Map<string, Answer[]>, text: string): void => {
  const [, call, status, name] = /^(\S+ \S+) (\d{3}) (.+)$/u.exec(text) ?? [];
  if (call === undefined || name === undefined) throw new Error(`not an answer: ${text}`);
  answers.set(call, [...(answers.get(call) ?? []), { status: Number(status), name }]);
};
