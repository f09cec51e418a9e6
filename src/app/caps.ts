import { usageError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import { countText, dollars } from "../core/format.ts";
import { generationsWithin, stepsFor, stepsOf } from "../evolution/room.ts";
import type { SearchPlan } from "../core/plan.ts";
import type { SearchDependencies } from "../evolution/types.ts";
import { answersAtOnce } from "../model/alike.ts";
import { costOf, priceOf, type PriceTable } from "../model/prices.ts";
import type { RunConfig } from "./config.ts";

type Caps = Pick<RunConfig, "max-steps" | "max-time" | "max-calls" | "max-tokens" | "max-usd" | "jobs">;
type Problem = { plan: SearchPlan; references: { [Name in keyof SearchDependencies["references"]]: unknown } };

/**
 * Of programs, the share that is sent back once; what a model's answer holds in tokens. Rough: they only serve
 * warnings.
 */
const repairsPerProgram = 0.5;
const answerTokens = 700;
const programTokens = 300;
/** More than any environment gave on one core (cartpole, docs/benchmarks.md): a cap below this is too short for all. */
const fastestStepsPerSecond = 60_000;

/**
 * How a search asks: votes on a program, programs that a critique reads, answers that one request brings; `directed`: each
 * sample is asked another question.
 */
type Asking = { votes: number; programs: number; answers: number; directed?: boolean };

/** Answers that a search asks for, and requests that they take, by who asks. */
const askedOf = (
  { generations, samples }: Pick<SearchPlan, "generations" | "samples">,
  { votes, programs, answers, directed = false }: Asking,
) => {
  const repairs = Math.ceil(generations * samples * repairsPerProgram);
  // Who was mended is read apart from those who were not.
  const critiques = votes === 0 ? 0 : generations * Math.min(samples, 2 * Math.ceil(samples / programs));
  const requests = (count: number) => Math.ceil(count / answers);
  return {
    designer: {
      answers: generations * samples + repairs,
      requests: generations * (directed ? samples : requests(samples)) + repairs,
    },
    critic: { answers: critiques * votes, requests: critiques * requests(votes) },
    rubric: votes === 0 ? 0 : 1,
  };
};

/** Requests of a search with a language model: every program, half of them repaired once, and what its critics read. */
export const expectedCalls = (plan: Pick<SearchPlan, "generations" | "samples">, asking: Asking): number => {
  const { designer, critic, rubric } = askedOf(plan, asking);
  return designer.requests + critic.requests + rubric;
};

export type ModelSpend = { calls: number; tokens: number; usd: number | null };

/**
 * Calls, tokens and dollars that a search with a language model may take: of a server that gives one answer at a time, and
 * `together` of one that gives several to one request. Null where the model's price is not known.
 */
export const expectedSpend = ({
  plan,
  votes,
  programs,
  directed = false,
  promptTokens,
  critiqueTokens,
  model,
  prices,
}: {
  plan: SearchPlan;
  /** Of one prompt of the designer's, and of a critic's beside the programs that it reads. */
  promptTokens: number;
  critiqueTokens: number;
  model: string;
  prices?: PriceTable;
} & Omit<Asking, "answers">): ModelSpend & { together: ModelSpend } => {
  const price = priceOf(model, { prices });
  const spend = (answers: number): ModelSpend => {
    const asking = { votes, programs, answers, directed };
    const { designer, critic, rubric } = askedOf(plan, asking);
    const read = critiqueTokens + Math.min(programs, plan.samples) * programTokens;
    const use = {
      inputTokens: designer.requests * promptTokens + critic.requests * read + rubric * critiqueTokens,
      outputTokens: (designer.answers + critic.answers + rubric) * answerTokens,
    };
    return {
      calls: expectedCalls(plan, asking),
      tokens: use.inputTokens + use.outputTokens,
      usd: price === null ? null : costOf(price, use),
    };
  };
  return { ...spend(1), together: spend(answersAtOnce) };
};

/** Steps without which a search shows nothing, or, of a run that goes on, loses something it has. */
export const stepsToShow = (problem: Problem, recorded: readonly RunEvent[] = []): { steps: number; what: string } => {
  const { plan, references } = problem;
  const proposed = recorded.flatMap((event) => (event.type === "candidate-proposed" ? [event] : []));
  const generation = Math.max(1, ...proposed.map((event) => event.generation));
  if (generation === 1) {
    return { steps: stepsFor(1, problem), what: "the references, one generation and its confirmation" };
  }
  const earlier = new Set(proposed.filter((event) => event.generation < generation).map(({ id }) => id));
  const jobs = recorded.flatMap((event) =>
    event.type === "training-ended" && event.pool === "search" && earlier.has(event.owner) ? [event.job] : [],
  );
  const steps = stepsOf(plan, references);
  const candidates = earlier.size + plan.samples;
  return {
    steps:
      steps.references +
      steps.random +
      steps.trainings(new Set(jobs).size) +
      steps.planned +
      steps.confirmation(candidates),
    what: `the references, the ${generation} generations that this run has begun, and their confirmation`,
  };
};

/** Refuses a step cap that could buy nothing to show, before anything is spent, with the least that can. */
export const refuseSmallCap = (cap: number | undefined, problem: Problem, recorded: readonly RunEvent[] = []): void => {
  if (cap === undefined) return;
  const { steps, what } = stepsToShow(problem, recorded);
  // Of a run with a control the search has a half.
  const own = problem.plan.limits.steps ?? cap;
  if (own >= steps) return;
  const halves = own < cap;
  const least = halves ? 2 * steps : steps;
  throw usageError({
    code: "small-cap",
    message: `--max-steps ${cap}${halves ? ", of which the control has half," : ""} does not hold ${what}: ${steps} environment steps`,
    action:
      recorded.length === 0
        ? `Give --max-steps ${least} or more, or a smaller plan: fewer --steps, --samples, --report-seeds, --selection-seeds or --leaders.`
        : `Give --max-steps ${least} or more; what is recorded is kept.`,
  });
};

/** How far the caps reach. All but the steps' are estimates, so they warn. */
export const capNotices = (
  caps: Caps,
  problem: Problem,
  expected: ReturnType<typeof expectedSpend> | null,
): string[] => {
  const { plan } = problem;
  const { "max-steps": steps, "max-time": seconds, "max-calls": calls, "max-tokens": tokens, "max-usd": usd } = caps;
  const fitting = steps === undefined ? plan.generations : generationsWithin(plan.limits.steps ?? steps, problem);
  const soonest = stepsFor(1, problem) / (fastestStepsPerSecond * caps.jobs);
  const short = (name: string, cap: string, need: string) =>
    `${name} ${cap} is less than the about ${need} that this plan is expected to take: the search may end early`;
  return [
    ...(steps === undefined
      ? []
      : [
          `--max-steps ${steps} surely holds ${fitting} of ${plan.generations} generations with references and confirmation`,
        ]),
    ...(seconds !== undefined && seconds < soonest
      ? [`--max-time ${seconds} s is too short for one generation and its confirmation on any environment here`]
      : []),
    ...(expected !== null && calls !== undefined && calls < expected.calls
      ? [short("--max-calls", String(calls), `${expected.calls} calls`)]
      : []),
    ...(expected !== null && tokens !== undefined && tokens < expected.tokens
      ? [short("--max-tokens", String(tokens), `${countText(expected.tokens)} tokens`)]
      : []),
    ...(expected?.usd != null && usd !== undefined && usd < expected.usd
      ? [short("--max-usd", String(usd), dollars(expected.usd))]
      : []),
  ];
};
