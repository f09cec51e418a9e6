import { canonicalJson } from "../../core/hash.ts";
import { RewardsmithError } from "../../core/errors.ts";
import { refuseSmallCap, stepsToShow, type ModelSpend } from "../caps.ts";
import { resolveConfig, type RunConfig } from "../config.ts";
import { resolveDesigner } from "../designer-choice.ts";
import { expectedOf } from "../expected.ts";
import { checkFromWords } from "../from-words/asked.ts";
import { onPhysics, resolvePhysics } from "../physics.ts";
import { costOf, planOf } from "../plan.ts";
import type { Problem } from "../problem.ts";
import { rooted } from "../rooted.ts";
import { problemOf, referencesOf } from "../run.ts";
import { checkQueue } from "../queue.ts";
import { checkWiring, criticOf, wireExecutor } from "../wiring.ts";
import { resolveSteps } from "../steps/resolve.ts";
import { checkStarts, readStarts } from "../start-from.ts";
import type { Values } from "./expand.ts";
import { identityOf, type Identity } from "./identity.ts";
import { trialOf, type Trial } from "./pace.ts";

/** What a run may take at most, and the environment steps without which it shows nothing. */
export type RunCost = ReturnType<typeof costOf> & { model: ModelSpend | null; least: number };

export type PlannedRun = {
  /** Names its folder. */
  key: string;
  identity: Identity;
  /** What varies among the runs of the batch, seeds apart, as texts: runs with the same are one cell. */
  cell: Record<string, string>;
  seed: number;
  config: RunConfig;
  /** Of a training, at the most. */
  evaluationSteps: number;
  cost: RunCost;
  trial: Trial;
};

/** What runs that differ in their seed alone have in common. */
type Prepared = {
  problem: Problem;
  cost: RunCost;
  evaluationSteps: number;
  trial: Trial;
  /** Like the config that it was made of, but for the designer and the paths. */
  resolved: RunConfig;
};

const prepare = async (given: RunConfig): Promise<Prepared> => {
  const { config } = await resolveDesigner(given, process.env);
  const { physics } = await resolvePhysics(config.physics, process.env);
  const asked = rooted({ ...config, ...(await readStarts(config)), physics: physics.physics });
  checkFromWords(asked, {});
  const problem = onPhysics(await problemOf(asked), physics);
  // Whatever is kept of a world's steps: runs of a batch begin with nothing of their own.
  const { config: resolved } =
    asked.steps === "auto" ? await resolveSteps(asked, problem, { by: "read" }) : { config: asked };
  checkWiring(resolved, problem);
  await checkQueue(resolved);
  const plan = planOf(resolved, problem);
  const critic = criticOf(resolved, problem);
  await checkStarts(resolved, { problem, critic, executor: () => wireExecutor({ ...resolved, jobs: 1 }) });
  const references = await referencesOf(problem, resolved);
  refuseSmallCap(resolved["max-steps"], { plan, references });
  const { steps: least } = stepsToShow({ plan, references });
  const model = await expectedOf({ config: resolved, plan, problem });
  return {
    problem,
    resolved,
    evaluationSteps: plan.evaluationSteps ?? 0,
    cost: { ...costOf(plan, references), model, least },
    trial: trialOf({ config: resolved, problem, plan, reward: references.human ?? references.sparse }),
  };
};

const textOf = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(", ") : String(value));

/** The names of options in which runs differ, the seed apart, and always the environment. */
const varying = (runs: readonly Values[]): string[] => {
  const names = [...new Set(runs.flatMap((values) => Object.keys(values)))].filter((name) => name !== "seed");
  const first = runs[0] ?? {};
  const differs = (name: string) => runs.some((values) => canonicalJson(values[name]) !== canonicalJson(first[name]));
  return names.filter((name) => name === "env" || differs(name));
};

/** Says of which run an error is, where there are several. */
const ofRun = (thrown: unknown, values: Values): unknown => {
  if (!(thrown instanceof RewardsmithError)) return thrown;
  const said = Object.entries(values).map(([name, value]) => `${name} ${textOf(value)}`);
  const { code, action, exitCode, cause } = thrown;
  return new RewardsmithError({
    code,
    message: `${thrown.message} (in the run with ${said.join(", ")})`,
    action,
    exitCode,
    cause,
  });
};

/**
 * Every run resolved as `run` would resolve it: problems opened, references read, caps and wiring checked, so that what
 * can be refused is refused before anything is spent. Values of the file win over environment variables, which win over
 * defaults. Runs that resolve to the same are one.
 */
export const planRuns = async (
  runs: readonly Values[],
  { variables, common }: { variables: Record<string, string | undefined>; common: Partial<RunConfig> },
): Promise<PlannedRun[]> => {
  const prepared = new Map<string, Prepared>();
  const names = varying(runs);
  const planned = new Map<string, PlannedRun>();
  for (const values of runs) {
    try {
      const config = { ...resolveConfig({ flags: values, variables }), ...common };
      const shared = canonicalJson({ ...config, seed: 0 });
      const known = prepared.get(shared) ?? (await prepare(config));
      prepared.set(shared, known);
      const { problem, resolved, cost, evaluationSteps, trial } = known;
      const own = { ...resolved, seed: config.seed };
      const identity = identityOf(own, problem);
      const key = identity.run;
      planned.set(key, {
        key,
        identity,
        cell: Object.fromEntries(
          names.map((name) => [name, textOf(values[name] ?? own[name as keyof RunConfig] ?? "-")]),
        ),
        seed: own.seed,
        config: own,
        evaluationSteps,
        cost,
        trial,
      });
    } catch (thrown) {
      throw ofRun(thrown, values);
    }
  }
  return [...planned.values()];
};
