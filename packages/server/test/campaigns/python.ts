// A campaign: Debian's python3-twilio, unchanged, through `pennywire run`. Run by hand:
//   npx tsc -b && npx tsx packages/server/test/campaigns/python.ts
import { fileURLToPath } from "node:url";
import { hasPython, python, skipped, withServer } from "./outside.ts";
import { runProgram, type Finding } from "./program.ts";

const script = fileURLToPath(new URL("programs/everyday.py", import.meta.url));

const everyday = async (): Promise<Finding> => {
  if (!hasPython("twilio")) return skipped("python3-twilio is not here (apt-get install python3-twilio)");
  return withServer("python", async ({ pennywire }) => {
    const { code, stdout, stderr } = await pennywire("run", "--", python, script);
    const lines = stdout.split("\n");
    const violations = lines
      .filter((line) => line.startsWith("VIOLATION: "))
      .map((line) => line.slice("VIOLATION: ".length));
    if (code !== 0) violations.push(`the program ended with ${code}: ${stderr.slice(-500)}`);
    return {
      seen: lines.filter((line) => line.startsWith("checked ")).map((line) => `${line} expectations`),
      violations,
    };
  });
};

await runProgram("python", { minutes: 5 }, everyday);
