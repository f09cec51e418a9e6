import { homedir } from "node:os";
import { join } from "node:path";
import { pythonVariables } from "../simulator/gymnasium/variables.ts";

/**
 * What an evaluation child gets of our environment. An allow-list: keys and tokens live in the command-line process
 * alone, and candidates' simulators may be other people's code.
 */
const PASSED_ON = ["PATH", "HOME", "TMPDIR", "TZ", "LANG", "SystemRoot", ...pythonVariables];

/**
 * Where V8 keeps compiled code between children: half of a child's start is compiling the same files again. In the user's
 * own cache folder, since whoever can write there decides what runs; Node goes without where it cannot be made.
 */
const compileCache = (own: Readonly<Record<string, string | undefined>>): string =>
  own["NODE_COMPILE_CACHE"] ?? join(own["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "rewardsmith", "compiled");

export const childEnvironment = (
  own: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  ...Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = own[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ),
  NODE_COMPILE_CACHE: compileCache(own),
  ...added,
});
