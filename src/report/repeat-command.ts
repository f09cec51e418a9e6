import { withWishes } from "../core/constraint.ts";
import { commandLine, shellWord } from "../core/command-line.ts";
import type { RunView } from "../core/run-view/types.ts";

/** What does not decide a result: where things go and how they are shown. */
export const undecisive: ReadonlySet<string> = new Set([
  "description",
  "effort",
  "plan",
  "given",
  "starts",
  "stateSource",
  "shown",
  "chosen",
  "fromWords",
  "proposedSteps",
  "yes",
  "session",
  // A new run is under the bridge of its day.
  "bridge",
  "runs",
  "json",
  "display",
  "dry-run",
  "jobs",
  "executor",
  "redis",
  "deadline",
  "config",
]);

/** What decides nothing where one reward was given and none is searched for. */
const ofSearch = new Set([
  "designer",
  "strategy",
  "start-from",
  "generations",
  "samples",
  "search-seeds",
  "selection-seeds",
  "leaders",
  "repairs",
  "operators",
  "screens",
  "audit",
  "critic-votes",
  "critic-programs",
  "directions",
  "examples",
  "constraints",
  "rank",
  "pareto",
  "standard-errors",
  "preference",
  "person",
  "temperature",
  "max-output-tokens",
]);

/** What a reader looks for first. */
const first = ["env", "task", "designer", "strategy", "generations", "samples", "steps", "seed"];

const flag = (name: string, value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => flag(name, item));
  if (value === true) return [`--${name}`];
  if (typeof value === "string" || typeof value === "number") return [`--${name} ${shellWord(String(value))}`];
  return [];
};

/** What a run's extensions were asked for with, in order: each over the run that was made last. */
const extensionCommands = ({ extensions }: Pick<RunView, "extensions">, planned: unknown): string[] => {
  let until = planned;
  return extensions.map((extension) => {
    const isRest = extension.until === until && Object.keys(extension.caps).length > 0;
    until = extension.until;
    const asked = isRest ? [] : ["--generations", String(extension.until - extension.after)];
    const caps = Object.entries(extension.caps).flatMap(([name, cap]) => [`--${name}`, String(cap)]);
    return commandLine("resume", "latest", ...asked, ...caps);
  });
};

/** The command that starts the same run again, from `config.json`; null where that does not name an environment. */
export const commandOf = (config: unknown): string | null => {
  if (typeof config !== "object" || config === null || !("env" in config)) return null;
  const given = "given" in config ? (config.given as { file: string }) : null;
  const options = Object.entries(withWishes(config)).filter(
    ([name]) => !undecisive.has(name) && (given === null || !ofSearch.has(name)),
  );
  const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  const ordered = options.sort(([left], [right]) => rank(left) - rank(right));
  const description =
    "description" in config && typeof config.description === "string" ? [shellWord(config.description)] : [];
  const command = given === null ? ["rewardsmith run"] : [commandLine("evaluate", given.file)];
  return [...command, ...description, ...ordered.flatMap(([name, value]) => flag(name, value))].join(" ");
};

/** The command of `config.json`, and those that extended the run. */
export const commandsOf = (config: unknown, view: Pick<RunView, "extensions">): string | null => {
  const command = commandOf(config);
  const { generations } = (config ?? {}) as { generations?: unknown };
  return command === null ? null : [command, ...extensionCommands(view, generations)].join("\n");
};
