import { canonicalJson, contentHash } from "../../core/hash.ts";
import { promptsFolder } from "../../designer/language-model/templates.ts";
import { undecisive } from "../../report/repeat-command.ts";
import { defaults, type RunConfig } from "../config.ts";
import type { Problem } from "../problem.ts";
import { codeFiles, filesOf } from "../program.ts";
import { packageVersion } from "../version.ts";
import { budgetNames } from "./budget-names.ts";

/**
 * What a finished run is the result of, as hashes: what was asked for, the program that did it, the environment it was
 * done in, and what it was measured by. A run is found again by the first, which names its folder; where another differs, it is old.
 */
export type Identity = { run: string; program: string; environment: string; measure: string };

export const grounds = ["program", "environment", "measure"] as const;
export type Ground = (typeof grounds)[number];

/** Short enough to be a folder's name, long enough that a hundred thousand runs never share one. */
const short = (value: unknown): string => contentHash(value).slice(0, 16);

/** How far a run goes and how it is carried out, which a resumed run may have otherwise; `physics` is the environment's. */
const changeable: ReadonlySet<string> = new Set<string>([...budgetNames, "prices", "record", "physics", "fail-under"]);

/**
 * Every option that decides a run's result and is not at its default: so an option that a later version adds makes no
 * run another one.
 */
export const decisionsOf = (config: Partial<RunConfig>): Record<string, unknown> => {
  const usual = defaults() as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(config).filter(
      ([name, value]) =>
        value !== undefined &&
        !changeable.has(name) &&
        (name === "description" || !undecisive.has(name)) &&
        canonicalJson(value) !== canonicalJson(usual[name] ?? null),
    ),
  );
};

let known: string | undefined;

/** Hash of the program: its version, code and prompts, so that a clone that was changed is another program. */
const programHash = (): string => (known ??= short([packageVersion(), codeFiles(), filesOf(promptsFolder())]));

export const identityOf = (config: RunConfig, { environment, taskReference }: Problem): Identity => ({
  // By what was read of the files that a run starts from, which may change.
  run: short({ ...decisionsOf(config), ...(config.starts && { starts: config.starts.map(({ text }) => text) }) }),
  program: programHash(),
  environment: short(environment),
  measure: short(taskReference),
});

/** In what an earlier result's grounds are not those of now. */
export const agedBy = (earlier: Identity, now: Identity): Ground[] =>
  grounds.filter((ground) => earlier[ground] !== now[ground]);
