// kill -9 of the server under load, again and again. Run by hand: see docs/campaigns.md.
import { killAgainAndAgain } from "./kill/campaign.ts";
import { runProgram } from "./program.ts";

await runProgram("kill", { cycles: 50, advance: 0, minutes: 20 }, killAgainAndAgain);
