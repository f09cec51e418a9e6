import { homedir } from "node:os";
import { join } from "node:path";
import { childEnvironment } from "../core/child-environment.ts";
import { pythonVariables } from "../simulator/gymnasium/variables.ts";

/**
 * Where V8 keeps compiled code between children: half of a child's start is compiling the same files again. In the user's
 * own cache folder, since whoever can write there decides what runs; Node goes without where it cannot be made.
 */
const compileCache = (own: Readonly<Record<string, string | undefined>>): string =>
  own["NODE_COMPILE_CACHE"] ?? join(own["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "rewardsmith", "compiled");

/** What an evaluation child gets of our environment: what everybody gets, and what its own Python processes need. */
export const evaluationEnvironment = (
  own: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  ...childEnvironment(own, pythonVariables),
  NODE_COMPILE_CACHE: compileCache(own),
  ...added,
});
