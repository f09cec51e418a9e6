import { usageError } from "../core/errors.ts";
import { nearestNames } from "../core/nearest.ts";
import { options, variableOf } from "./options.ts";

/** Variables of ours that stand for no option, and what each is for. */
export const otherVariables: Record<string, string> = {
  REWARDSMITH_PYTHON: "the Python interpreter of bridged environments",
  REWARDSMITH_MUJOCO: "MuJoCo's shared library, for --physics native",
  REWARDSMITH_WORKER_KEY: "the secret that a driver and its workers share",
  REWARDSMITH_JOB: "the job of a trainer's process, which it may ask this program about",
  REWARDSMITH_DEBUG: "print the stack of an unforeseen failure",
  REWARDSMITH_SANDBOX_LAYERS: "only these layers around the sandbox",
  REWARDSMITH_CHROMIUM: "tests: the browser",
  REWARDSMITH_TORCH_PYTHON: "tests: a Python interpreter with torch",
  REWARDSMITH_SCREENSHOTS: "tests: where to write pictures of the pages",
  REWARDSMITH_REQUIRE_ALL: "tests: what is missing fails instead of being skipped",
  REWARDSMITH_TEST_RESULTS: "tests: where to write the results",
};

const prefix = "REWARDSMITH_";

/** Refuses a `REWARDSMITH_…` that nothing reads: a misspelt one would be ignored without a word. */
export const checkVariables = (variables: Record<string, string | undefined>): void => {
  const known = [...Object.keys(options).map(variableOf), ...Object.keys(otherVariables)];
  const unknown = Object.keys(variables).find((name) => name.startsWith(prefix) && !known.includes(name));
  if (unknown === undefined) return;
  // Without the prefix, which would make all of them alike.
  const [near] = nearestNames(unknown.slice(prefix.length), { known: known.map((name) => name.slice(prefix.length)) });
  const guess = near === undefined ? undefined : `${prefix}${near}`;
  throw usageError({
    code: "unknown-variable",
    message: `the environment variable ${unknown} is none of rewardsmith's`,
    action: `${guess === undefined ? "" : `Did you mean ${guess}? `}Set no other variable of that prefix; every flag of \`rewardsmith run --help\` has one.`,
  });
};
