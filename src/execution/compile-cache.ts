import { homedir } from "node:os";
import { join } from "node:path";

/** rewardsmith's part of the user's own cache folder: what is run is kept nowhere else, since whoever can write there decides what runs. */
export const cacheFolder = (own: Readonly<Record<string, string | undefined>>): string =>
  join(own["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "rewardsmith");

/**
 * Where V8 keeps compiled code between processes: half of a process's start is compiling the same files again. Node goes
 * without where it cannot be made.
 */
export const compileCacheFolder = (own: Readonly<Record<string, string | undefined>>): string =>
  own["NODE_COMPILE_CACHE"] ?? join(cacheFolder(own), "compiled");
