// What a command's run function gets. Nothing is read, found or loaded before it is asked for.
import type { Pennywire } from "@pennywire/sdk";
import { createIo, type Io } from "./io.ts";
import { findOwnProfile, findProfile, type Profile, type ProfileFlags } from "./profile.ts";
import type { World } from "./world.ts";

/** The flags that every command takes. */
export interface GlobalFlags extends ProfileFlags {
  readonly json?: boolean | undefined;
  /** False after --no-color. */
  readonly color?: boolean | undefined;
}

export interface Context extends Pick<
  World,
  "now" | "timeZone" | "sleep" | "interrupted" | "readFile" | "startServer" | "openProxy" | "runProgram"
> {
  readonly io: Io;
  /** Where to and as whom. Throws CliError when nobody says so. */
  profile(): Profile;
  /**
   * The profile of Pennywire, whatever TWILIO_ variables say, as long as there is one: what is meant for the real service
   * has no business here.
   */
  ownProfile(): Profile;
  /** The profile if it was asked for and found. */
  knownProfile(): Profile | null;
  /** A client for the profile. */
  client(): Promise<Pennywire>;
  /** Ends the command with a code that is not its own. */
  endWith(code: number): void;
  /** What `endWith` was told. */
  endCode(): number | null;
}

/** The context of one command in this world. */
export const createContext = (world: World, flags: GlobalFlags): Context => {
  let profile: Profile | null = null;
  let code: number | null = null;
  const getProfile = (): Profile => (profile ??= findProfile(world, flags));
  return {
    now: world.now,
    timeZone: world.timeZone,
    sleep: world.sleep,
    interrupted: world.interrupted,
    readFile: world.readFile,
    startServer: world.startServer,
    openProxy: world.openProxy,
    runProgram: world.runProgram,
    io: createIo(world, { json: flags.json === true, color: flags.color !== false }),
    profile: getProfile,
    ownProfile: () => (profile ??= findOwnProfile(world, flags)),
    knownProfile: () => profile,
    client: async () => {
      const { baseUrl, accountSid, credentials } = getProfile();
      const { Pennywire } = await import("@pennywire/sdk");
      return new Pennywire({ baseUrl, accountSid, ...credentials, retries });
    },
    endWith: (ended) => {
      code = ended;
    },
    endCode: () => code,
  };
};

// Whoever forgot to start the server should not wait long to hear of it.
const retries = 1;
