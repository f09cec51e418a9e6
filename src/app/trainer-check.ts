import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stateLayout, actionLayout, type FieldEntry } from "../core/fields.ts";
import { formatNumber } from "../core/format.ts";
import { contentHash } from "../core/hash.ts";
import type { TrainJob, TrainingReward } from "../core/job.ts";
import type { CompiledReward } from "../core/program.ts";
import type { TrainingResult, TrainOutcome } from "../core/outcome.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { sum } from "../core/statistics.ts";
import { createLocalExecutor } from "../execution/local-queue.ts";
import { layersVariable } from "../sandbox/start.ts";
import type { ToldPolicy } from "../training/trainer/types.ts";
import { entry } from "./paths.ts";
import { openProblem, type Problem } from "./problem.ts";
import { randomJob, trainerPlaces } from "./trainer.ts";
import { atDeadline, endlessSteps, shortDeadline } from "./trainer-deadline.ts";
import { broken, kept, skipped, type TrainerFinding } from "./trainer-finding.ts";

/** A number of a field to read: of a vector the first. */
const readOf = ({ name, field }: FieldEntry): string | null =>
  field.type === "boolean" ? null : field.size === undefined ? name : `${name}[0]`;

const firstOf = (entries: readonly FieldEntry[]): string | null =>
  entries.map(readOf).find((text) => text !== null) ?? null;

/** A reward that no trainer pays by accident: it counts steps, and reads state, action and time step where there are some. */
export const trialReward = (spec: EnvironmentSpec): string => {
  const field = firstOf(stateLayout(spec).entries);
  const action = firstOf(actionLayout(spec).entries);
  const terms = {
    alive: "1",
    ...(field !== null && { change: `(next.${field} - state.${field}) / dt` }),
    ...(action !== null && { push: `action.${action}` }),
  };
  const used = ["state", "next", "action", "dt"].filter((name) =>
    Object.values(terms).some((text) => new RegExp(`\\b${name}\\b`).test(text)),
  );
  return `import type { Step } from "environment";

export const weights = { ${Object.keys(terms)
    .map((name, place) => `${name}: ${place + 0.5}`)
    .join(", ")} };

export function terms({ ${used.join(", ")} }: Step) {
  return { ${Object.entries(terms)
    .map(([name, text]) => `${name}: ${text}`)
    .join(", ")} };
}
`;
};

/** A reward that fails, as a trainer meets it: the module of an export, of which one line is put otherwise. */
const faulty = (what: "raise" | "nan"): string => `"""A reward that fails on purpose."""
import math

DT = 1.0
WEIGHTS = {"fault": 1.0}
INITIAL = {}


def terms(state, action, next_state, memory, dt, time, terminated):
    ${what === "raise" ? 'raise ValueError("on purpose")' : 'return {"fault": math.nan}'}


def compose(values):
    return values["fault"]


def reward(state, action, next_state, memory, dt, time, terminated):
    return compose(terms(state, action, next_state, memory, dt, time, terminated))
`;

export type TrainerCheck = {
  command: string;
  state: string;
  steps: number;
  episodes: number;
  /** Seconds a training. */
  deadline: number;
  onFinding: (finding: TrainerFinding) => void;
};

/** Tries a trainer rule by rule: each is told as soon as it is known, and all are returned. Raises usage errors for a world file. */
export const checkTrainerCommand = async ({
  command,
  state,
  steps,
  episodes,
  deadline,
  onFinding,
}: TrainerCheck): Promise<TrainerFinding[]> => {
  const problem = await openProblem({ env: state, told: { trainer: { command, folder: process.cwd() } } });
  const findings: TrainerFinding[] = [];
  const tell = (...told: TrainerFinding[]) => {
    findings.push(...told);
    told.forEach(onFinding);
  };
  const places = trainerPlaces({ deadline });
  /** Set where a job is to be given another reward than its own. */
  let instead: string | null = null;
  /** Seconds that the next training has. */
  let limit = deadline;
  let folder = "";
  const executor = createLocalExecutor({
    childPath: entry("child"),
    jobs: 1,
    deadlineMilliseconds: () => limit * 1000,
    environmentVariables: layersVariable(),
    locate: async (job) => {
      const place = await places.locate(job);
      if (place.trainer === undefined) return place;
      folder = place.trainer.out;
      const trainer = { ...place.trainer, deadlineSeconds: limit };
      if (instead === null || trainer.reward === undefined) return { ...place, trainer };
      const reward = join(dirname(trainer.reward), `reward_${contentHash(instead).slice(0, 16)}.py`);
      mkdirSync(dirname(reward), { recursive: true });
      writeFileSync(reward, instead);
      return { ...place, trainer: { ...trainer, reward } };
    },
  });
  const train = (reward: TrainingReward | null, most = steps): Promise<TrainOutcome> => {
    const job = randomJob(problem, { seed: 1, episodes });
    const budget = { steps: reward === null ? 0 : most, episodes, checkpoints: 5 };
    return executor.train({ ...job, reward, budget, seed: 1 } satisfies TrainJob);
  };
  try {
    const random = await train(null);
    if (random.kind === "trained")
      tell(kept("trainer/random", `reward: null gave ${episodes} episodes of the random policy`));
    else
      tell(broken("trainer/random", saidBy(random), "Play at random where JOB.json has reward: null; train nothing."));
    const reward = await trialOf(problem);
    const began = performance.now();
    const first = await train(reward);
    const took = (performance.now() - began) / 1000;
    if (first.kind !== "trained") {
      tell(
        broken(
          "trainer/trains",
          saidBy(first),
          "The message names the file and the place; docs/tutorials/trainer.md has all fields.",
        ),
      );
      return findings;
    }
    tell(kept("trainer/trains", `result.json is as it should be: seed ${first.result.seed}, ${episodes} episodes`));
    tell(stepsOf(first.result, steps), ...statesOf(first.result), curveOf(first.result, reward));
    tell(sameSeed(first.result, await train(reward)));
    const form = problem.loaded.told?.rewardAs ?? "python";
    if (form === "python") {
      instead = faulty("raise");
      tell(faultOf("trainer/threw", await train(reward), { what: "raises", reasons: ["threw"] }));
      instead = faulty("nan");
      tell(faultOf("trainer/not-finite", await train(reward), { what: "gives NaN", reasons: ["not-finite", "threw"] }));
      instead = null;
    } else tell(skipped("trainer/threw", `rewards come as ${form} (rewardAs), of which none that fails is at hand`));
    limit = Math.min(deadline, shortDeadline(took));
    tell(await atDeadline(await train(reward, endlessSteps(steps)), { seconds: limit, folder }));
    return findings;
  } finally {
    await executor.close();
    places.dispose();
  }
};

const saidBy = (outcome: Exclude<TrainOutcome, { kind: "trained" }>): string =>
  outcome.kind === "failed" ? `${outcome.failure.reason}: ${outcome.failure.message}` : "the training paused";

const trialOf = async ({ critic, loaded }: Problem): Promise<CompiledReward> => {
  const { reward, diagnostics } = await critic.review(trialReward(loaded.environment.spec), {});
  if (reward === null)
    throw new Error(`the trial reward is refused: ${diagnostics.map(({ message }) => message).join("; ")}`);
  return reward;
};

/** More than a tenth beyond what was asked for is not what others get. */
const mostShare = 1.1;

const stepsOf = ({ environmentSteps }: TrainingResult, steps: number): TrainerFinding =>
  environmentSteps <= mostShare * steps
    ? kept("trainer/steps", `${environmentSteps} of ${steps} environment steps were taken`)
    : broken(
        "trainer/steps",
        `${environmentSteps} environment steps were taken, and ${steps} were asked for`,
        "Collect in smaller batches (n_steps × environments of an on-policy learner divides the steps), so that rewards are compared at one budget.",
      );

const statesOf = ({ policy, terms }: TrainingResult): TrainerFinding[] => {
  const { episodes } = policy as ToldPolicy;
  if (episodes.length === 0)
    return [
      broken(
        "trainer/states",
        "episodes have no states: terms, fitness and findings cannot be computed, nor whether this reward was paid",
        "Write states (length + 1 rows a field) and actions (length rows) of each evaluation episode.",
      ),
      skipped("trainer/paid", "there are no states to pay for"),
    ];
  return [
    kept("trainer/states", `states and actions of ${episodes.length} episodes have the right lengths`),
    kept("trainer/paid", `each return is what the reward pays for its states (${Object.keys(terms).join(", ")})`),
  ];
};

/** Rewards a step that are further apart than this factor were not paid by the same reward. */
const apart = 2;
/** Fewer ended episodes say little of what training paid. */
const fewest = 5;

/** What episodes of the training returned a step, beside what the terms of all its steps come to. */
const curveOf = ({ curve }: TrainingResult, { weights }: CompiledReward): TrainerFinding => {
  const episodes = sum(curve.map((point) => point.episodes));
  if (episodes < fewest)
    return skipped(
      "trainer/curve",
      `${episodes} episodes ended in training: what it paid cannot be told (more --steps)`,
    );
  if (curve.every(({ terms }) => Object.keys(terms).length === 0))
    return skipped("trainer/curve", "the curve tells no terms, by which what training paid could be seen");
  const told = sum(curve.map((point) => point.episodes * point.return));
  const lengths = sum(curve.map((point) => point.episodes * point.length));
  const taken = curve.map(({ steps }, place) => steps - (curve[place - 1]?.steps ?? 0));
  const paid = sum(
    curve.map(
      ({ terms }, place) =>
        (taken[place] ?? 0) * sum(Object.entries(weights).map(([name, weight]) => weight * (terms[name] ?? 0))),
    ),
  );
  const [own, ours] = [told / Math.max(1, lengths), paid / Math.max(1, sum(taken))];
  const size = Math.max(Math.abs(own), Math.abs(ours));
  return Math.abs(own - ours) <= size * (1 - 1 / apart)
    ? kept("trainer/curve", `training paid ${formatNumber(own)} a step, its terms come to ${formatNumber(ours)}`)
    : broken(
        "trainer/curve",
        `training paid ${formatNumber(own)} a step, and its terms come to ${formatNumber(ours)}`,
        "Pay the job's reward in training too, unscaled (no time step, no normalisation within what is told).",
      );
};

const sameSeed = (first: TrainingResult, again: TrainOutcome): TrainerFinding => {
  if (again.kind !== "trained")
    return broken(
      "trainer/same-seed",
      `the same job again: ${saidBy(again)}`,
      "Let a job not depend on what an earlier one left.",
    );
  const isSame =
    contentHash([first.episodes, first.policy]) === contentHash([again.result.episodes, again.result.policy]);
  return isSame
    ? kept("trainer/same-seed", "the same job again gave the same episodes")
    : broken(
        "trainer/same-seed",
        "the same job again gave other episodes: its numbers cannot be had again, and seeds say less",
        "Seed everything by JOB.json's seed: learner, torch, NumPy, the world's resets, its action space. On a GPU this may be impossible: then live with it.",
      );
};

const faultOf = (
  rule: string,
  outcome: TrainOutcome,
  { what, reasons }: { what: string; reasons: readonly string[] },
): TrainerFinding => {
  const hint =
    "Write result.json with status failed and failure { reason, message, term, step }; rewardsmith_trainer.py does.";
  if (outcome.kind === "failed" && reasons.includes(outcome.failure.reason))
    return kept(
      rule,
      `a reward that ${what} is told as ${outcome.failure.reason}: ${outcome.failure.message.split("\n")[0]}`,
    );
  return outcome.kind === "failed"
    ? broken(rule, `a reward that ${what} comes out as ${outcome.failure.reason}, not as the reward's fault`, hint)
    : broken(rule, `a reward that ${what} was trained under as if nothing was`, hint);
};
