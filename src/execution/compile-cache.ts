import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where V8 keeps compiled code between processes: half of a process's start is compiling the same files again. In the user's
 * own cache folder, since whoever can write there decides what runs; Node goes without where it cannot be made.
 */
export const compileCacheFolder = (own: Readonly<Record<string, string | undefined>>): string =>
  own["NODE_COMPILE_CACHE"] ?? join(own["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "rewardsmith", "compiled");
