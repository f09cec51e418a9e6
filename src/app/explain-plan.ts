import { availableParallelism } from "node:os";
import { commandLine } from "../core/command-line.ts";
import { usageError } from "../core/errors.ts";
import type { SearchPlan } from "../core/plan.ts";
import type { CompiledReward } from "../core/program.ts";
import { viewOf } from "../core/run-view.ts";
import { leastForInterval, mean } from "../core/statistics.ts";
import { meanShares, weighedAnew, withoutEach, type ChangedReward } from "../evolution/explain/changes.ts";
import { readOutcome } from "../evolution/kept-outcome.ts";
import { currentPart, poolsOf } from "../evolution/parts.ts";
import { stepsOf } from "../evolution/room.ts";
import { compileReward } from "../reward/compile.ts";
import { parseReward } from "../reward/program.ts";
import { isUnderWay } from "../store/run-store.ts";
import type { RunRecord } from "../store/runs.ts";
import { checkCandidate } from "./candidate-policy.ts";
import type { RunConfig } from "./config.ts";
import { limitsOf } from "./control.ts";
import { fromHere } from "./invocation.ts";
import { progressSteps } from "./progress-trace.ts";
import { onPhysics, resolvePhysics } from "./physics.ts";
import type { Problem } from "./problem.ts";
import { describeMachine } from "./provenance.ts";
import { checkQueue } from "./queue.ts";
import { noticed, problemOf } from "./run.ts";
import { checkTrainer, recallRandom, refuseChanged } from "./trainer.ts";
import { upgradeConfig } from "./upgrade.ts";

export type ExplainRequest = {
  /** How it is carried out, and how far it may go: never what a training is. */
  overrides: Partial<RunConfig>;
  /** Left out: the best. */
  candidate?: string | undefined;
  /** Pairs of trainings a change; left out: as many as the run's claim is of. */
  seeds?: number | undefined;
  signal?: AbortSignal | undefined;
};

/** What an explanation will train, and what that takes at most. */
export type ExplainPlan = {
  candidate: string;
  config: RunConfig;
  problem: Problem;
  search: SearchPlan;
  reward: CompiledReward;
  changes: ChangedReward[];
  seeds: readonly number[];
  /** Why there are fewer seeds than were asked for. */
  cut?: string;
  /** Whether trainings that the run has recorded are what this process would come to. */
  isSameBuild: boolean;
  cost: {
    trainings: number;
    /** Of the reward itself, that the run has recorded. */
    recorded: number;
    environmentSteps: number;
    /** For the trace of progress, at most; no cap counts them. None in a world that only a trainer steps. */
    playedSteps: number;
    /** As fast as the run's own trainings went; null where it did not say. */
    seconds: number | null;
  };
};

const candidateOf = (record: RunRecord, { candidate }: ExplainRequest): string => {
  if (candidate !== undefined) {
    checkCandidate(record, candidate);
    return candidate;
  }
  const best = isUnderWay(record.status) ? undefined : record.summary?.best?.candidate;
  if (best !== undefined) return best;
  const hasEnded = record.summary !== null && !isUnderWay(record.status);
  throw usageError({
    code: "explain/no-best",
    message: `${fromHere(record.folder)} ${hasEnded ? "has no best reward: nothing was trained" : "has not ended: who is best is not known"}`,
    action: hasEnded
      ? "Explain another run."
      : `Let it end first: ${commandLine("resume", fromHere(record.folder))}; or name one with --candidate.`,
  });
};

/** The reward as it was trained: printed from its checked tree. */
const rewardOf = async (record: RunRecord, candidate: string): Promise<CompiledReward> => {
  const source = await record.read(`candidates/${candidate}/reward.ts`).catch(() => null);
  const parsed = source === null ? null : parseReward(source);
  if (parsed?.kind === "program") return compileReward(parsed.program);
  throw usageError({
    code: "explain/no-program",
    message: `${candidate} has no program that could be trained`,
    action: "Name another with --candidate.",
  });
};

/** What each term is of the reward, over all its recorded trainings. */
const sharesOf = async (record: RunRecord, candidate: string): Promise<Record<string, number>> => {
  const ended = (viewOf(record.events).trainings[candidate] ?? []).filter(({ outcome }) => outcome === "trained");
  const results = await Promise.all(
    ended.map(async ({ artifact, hash }) => {
      const outcome = readOutcome(await record.read(artifact, hash));
      return outcome.kind === "trained" ? [outcome.result] : [];
    }),
  );
  return meanShares(results.flat());
};

/** Steps a second of one training, as the run's log last said it of each; null where it is silent. */
const paceOf = ({ events }: Pick<RunRecord, "events">): number | null => {
  const last = new Map<string, number>();
  for (const event of events)
    if (event.type === "training-progressed" && event.stepsPerSecond > 0)
      last.set(`${event.owner} ${event.pool} ${event.seed}`, event.stepsPerSecond);
  return last.size === 0 ? null : mean([...last.values()]);
};

/** Trainings are compared seed by seed: those of another version or commit are no partners of today's. */
const sameBuild = async ({ run }: Pick<RunRecord, "run">): Promise<boolean> => {
  const { versions, git } = (await describeMachine()) as { versions: unknown; git: { commit: string } | null };
  const then = run as { versions?: unknown; git?: { commit: string } | null };
  return (
    JSON.stringify(then.versions) === JSON.stringify(versions) && (then.git?.commit ?? null) === (git?.commit ?? null)
  );
};

/** How many of the seeds a cap holds; refused where that is fewer than tell anything. */
const seedsWithin = (
  seeds: readonly number[],
  { cap, eachSeed }: { cap: number | undefined; eachSeed: number },
): { seeds: readonly number[]; cut?: string } => {
  const held = cap === undefined ? seeds.length : Math.floor(cap / eachSeed);
  if (held >= seeds.length) return { seeds };
  const least = Math.min(leastForInterval, seeds.length);
  if (held < least) {
    throw usageError({
      code: "cap-too-small",
      message: `--max-steps ${cap} does not hold an explanation: ${least} seeds take ${least * eachSeed} environment steps at most`,
      action: `Give --max-steps ${least * eachSeed} or more, up to ${seeds.length * eachSeed} for all ${seeds.length} seeds.`,
    });
  }
  return {
    seeds: seeds.slice(0, held),
    cut: `--max-steps ${cap} holds ${held} of ${seeds.length} seeds`,
  };
};

/** Everything that can be refused is refused here, before anything is written. */
export const planExplanation = async (record: RunRecord, request: ExplainRequest): Promise<ExplainPlan> => {
  const { plan: recorded, ...kept } = upgradeConfig(record.config);
  // Budgets of the search are none of its explanation's.
  const { "max-steps": _steps, "max-time": _time, ...rest } = kept;
  const config: RunConfig = { ...rest, control: false, ...request.overrides };
  const candidate = candidateOf(record, request);
  const { physics, notices } = await resolvePhysics(config.physics, process.env);
  const recalled = await recallRandom(config, record.folder);
  checkTrainer(config);
  const problem = noticed(onPhysics(await problemOf(config), physics), notices);
  refuseChanged(recalled, problem);
  if (problem.task.unmeasured) {
    throw usageError({
      code: "explain/unmeasured",
      message:
        "nothing measures this run's rewards but what a person prefers, so a change of one has no effect to be measured",
      action: "Run it with --task or --measure.",
    });
  }
  await checkQueue(config);
  const reward = await rewardOf(record, candidate);
  const changes = [...withoutEach(reward), ...weighedAnew(reward, await sharesOf(record, candidate))];
  const search = { ...recorded, reportSeeds: request.seeds ?? recorded.reportSeeds, limits: limitsOf(config) };
  const asked = poolsOf(search, currentPart(record.events, recorded)).report;
  const isSameBuild = await sameBuild(record);
  const own = viewOf(record.events).trainings[candidate] ?? [];
  const known = isSameBuild
    ? asked.filter((seed) => own.some((each) => each.seed === seed && each.pool === "report"))
    : [];
  const tried = changes.filter((each) => each.reward !== null).length;
  const steps = stepsOf(search, { human: null, sparse: null });
  const isRecorded = known.length >= asked.length;
  const eachSeed = steps.trainings(tried + (isRecorded ? 0 : 1));
  const { seeds, cut } = seedsWithin(asked, { cap: search.limits.steps, eachSeed });
  const itself = seeds.filter((seed) => !known.includes(seed)).length;
  const trainings = tried * seeds.length + itself;
  const pace = paceOf(record);
  return {
    candidate,
    config,
    problem,
    search,
    reward,
    changes,
    seeds,
    ...(cut !== undefined && { cut }),
    isSameBuild,
    cost: {
      trainings,
      recorded: seeds.length - itself,
      environmentSteps: steps.trainings(trainings),
      playedSteps: problem.loaded.told ? 0 : progressSteps(problem.loaded.environment.spec.maxSteps),
      seconds: pace && (trainings * search.steps) / pace / Math.min(config.jobs, availableParallelism()),
    },
  };
};
