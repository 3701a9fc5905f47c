// One run of the program: from arguments to an exit code.
import { createContext, type Context, type GlobalFlags } from "./context.ts";
import { exitCodes, usageError } from "./failure.ts";
import { createIo } from "./io.ts";
import { createProgram, isIncomplete, isShown, misuseOf, pathOf, wordsOf } from "./program.ts";
import type { World } from "./world.ts";

/** Runs one command. Gives the code to exit with, which may be that of a program it ran; never throws. */
export const run = async (args: readonly string[], world: World): Promise<number> => {
  // Errors of the parser come before the flags are known, and they too must be JSON where that was asked for.
  // What stands behind `--` is another program's.
  const own = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  const io = createIo(world, { json: own.includes("--json"), color: !own.includes("--no-color") });
  const opened: Context[] = [];
  let path: readonly string[] = [];
  try {
    const words = wordsOf(args);
    const program = await createProgram(words, io, (command) => {
      const context = createContext(world, command.optsWithGlobals<GlobalFlags>());
      opened.push(context);
      return context;
    });
    path = pathOf(program, words);
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync([...args], { from: "user" });
    return opened[0]?.endCode() ?? exitCodes.ok;
  } catch (error) {
    if (isShown(error)) return exitCodes.ok;
    if (isIncomplete(error)) return exitCodes.usage;
    const misuse = misuseOf(error);
    const failure =
      misuse === null ? error : usageError(misuse, `See how it is used: ${["pennywire", ...path].join(" ")} --help`);
    // Loaded here, because most runs do without.
    const { printComplaint, toComplaint } = await import("./errors.ts");
    const complaint = toComplaint(failure, { profile: opened[0]?.knownProfile() ?? null, path });
    opened[0]?.io.live(null);
    printComplaint(io, complaint);
    return complaint.exitCode;
  }
};
