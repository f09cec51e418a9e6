import { childEnvironment } from "../core/child-environment.ts";
import { pythonVariables } from "../simulator/gymnasium/variables.ts";
import { compileCacheFolder } from "./compile-cache.ts";

/** What an evaluation child gets of our environment: what everybody gets, and what its own Python processes need. */
export const evaluationEnvironment = (
  own: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  ...childEnvironment(own, pythonVariables),
  NODE_COMPILE_CACHE: compileCacheFolder(own),
  ...added,
});
