import { z } from "zod";
import { effortNames } from "./effort.ts";
import { messageOf } from "../core/errors.ts";
import { toldNames } from "../core/plan.ts";
import { strategyNames } from "../evolution/strategies.ts";
import { amount, choice, duration, flag, text, whole, type Option } from "./option-kinds.ts";
import { withoutCredentials } from "./redis.ts";
import { worldOptions } from "./world-options.ts";

/**
 * Every option of a search, in one table: the command line, the configuration file, the environment variables and
 * `--help` are made from it. Keys are the flags' names.
 */
export const options = {
  ...worldOptions,
  rank: {
    schema: z.array(z.string().min(1)),
    expects: "an expression, with @ MARGIN where a difference so small is none",
    placeholder: "EXPR[@MARGIN]",
    description: "rank candidates by this, then by the next --rank where a margin calls it a tie (docs/ranking.md)",
    repeatable: true,
  },
  pareto: {
    ...flag,
    description: "with several --rank: none is more important, candidates that no other dominates are the best",
  },
  "standard-errors": {
    ...amount(0),
    placeholder: "K",
    description: "rank candidates by their mean fitness less K standard errors over seeds (docs/ranking.md)",
  },
  preference: {
    ...choice("selects", "advises"),
    placeholder: "ROLE",
    description:
      "what a person's comparisons of candidates do: selects (they decide who is best) or advises (said beside the fitness; default)",
  },
  person: {
    schema: z.string().regex(/^(simulated:\s*\S|session$)/s),
    expects: "simulated:EXPRESSION or session",
    placeholder: "simulated:EXPR",
    description:
      "for tests and benchmarks: who compares candidates between generations, by a measure hidden from the search",
  },
  designer: {
    ...choice("auto", "symbolic", "language-model"),
    placeholder: "NAME",
    description:
      "who writes rewards: symbolic (built in, no key), language-model, or auto: a language model where a key or base URL and a model are set",
  },
  strategy: {
    ...choice(...strategyNames),
    placeholder: "NAME",
    description: `how generations build on each other: ${strategyNames.join(", ")} (docs/strategies.md)`,
  },
  "start-from": {
    schema: z.array(z.string().min(1)),
    expects: "a file, or a run",
    placeholder: "FILE|RUN",
    description: "measure this reward, or the best one of this run, in the first generation and improve on it",
    repeatable: true,
  },
  effort: {
    ...choice(...effortNames),
    placeholder: "NAME",
    description:
      "one dial for programs and seeds: quick, normal (as without it) or thorough; says what it is expected to take, and yields to every option that is given beside it",
  },
  generations: { ...whole(1), placeholder: "N", description: "generations of programs" },
  samples: { ...whole(1), placeholder: "N", description: "reward programs a generation" },
  steps: {
    schema: z.union([z.literal("auto"), whole(1).schema]),
    expects: "a whole number of at least 1, or auto",
    placeholder: "N|auto",
    description:
      "environment steps of each training (default: the task's; auto where it states none: tries budgets first and says what that takes, docs/steps.md)",
  },
  episodes: { ...whole(1), placeholder: "N", description: "evaluation episodes of each training" },
  seed: { ...whole(0), placeholder: "N", description: "seed of the whole run" },
  "search-seeds": { ...whole(1), placeholder: "N", description: "trainings a candidate during the search" },
  "selection-seeds": { ...whole(1), placeholder: "N", description: "trainings a leader when leaders are re-ranked" },
  "report-seeds": {
    ...whole(1),
    placeholder: "N",
    description: "trainings of the best and of each reference for what is claimed",
  },
  references: {
    ...choice("all", "human", "none"),
    placeholder: "WHICH",
    description:
      "all: train the task's human and sparse reward beside, on the same report seeds; human: that one alone; none: do without",
  },
  "term-effects": {
    ...whole(0),
    placeholder: "N",
    description:
      "halfway through the search train the best without each of its terms on so many search seeds, and tell the designer what each is worth (0: do not)",
  },
  diagnosis: {
    ...choice("auto", ...toldNames),
    placeholder: "WHAT",
    description:
      "what the designer is told of why rewards did what they did: causes (the best of each generation is played again for them), metrics (figures, no judgement), blind (nothing; built-in designer alone), or auto: verdicts and findings, causes with --term-effects (docs/diagnosis.md)",
  },
  "read-traces": {
    ...flag,
    description:
      "with --diagnosis causes or --term-effects: a language model also reads the best and worst episode of who is looked into and may add causes, a call each; what they say of the data is checked",
  },
  leaders: { ...whole(1), placeholder: "N", description: "how many leaders are re-ranked on selection seeds" },
  operators: {
    schema: z.array(z.enum(["weights", "crossover"])),
    expects: "weights or crossover",
    placeholder: "NAME",
    description:
      "make one program of each later generation from measured ones, without a model: weights (CMA-ES on the best one's) or crossover (a term of one put into a better one)",
    repeatable: true,
  },
  screens: {
    ...choice("none", "duplicates", "all"),
    placeholder: "WHICH",
    description:
      "before a training: duplicates refuses programs that are or pay what an earlier one does; all: warnings and the order of stored successes also say who is trained first, and how long before the first comparison; none: all are trained",
  },
  audit: { ...flag, description: "train a random tenth of what the screens refuse, to see how often they are wrong" },
  repairs: { ...whole(0), placeholder: "N", description: "repair rounds a refused program may take" },
  "critic-votes": {
    ...whole(0),
    placeholder: "N",
    description: "critiques of a program by the language model; most must agree to send it back (0: none)",
  },
  "critic-programs": {
    ...whole(1),
    placeholder: "N",
    description: "programs that one critique reads, each by itself, so that they share a prompt",
  },
  examples: {
    ...whole(0),
    placeholder: "N",
    description:
      "show a language model the best rewards of so many earlier runs in --runs, of the nearest other tasks (default 0)",
  },
  directions: {
    ...flag,
    description:
      "give each sample of a language model a named direction (progress, nearness, stages …), in a request of its own",
  },
  raise: {
    schema: z.array(z.string().min(1)),
    expects: "a rule of the critic, or STAGE/*",
    placeholder: "RULE",
    description: "refuse a program for this warning of the critic: a rule such as probes/farmable, or units/*",
    repeatable: true,
  },
  learner: {
    ...choice("auto", "ppo", "trpo", "ars"),
    placeholder: "NAME",
    description: "policy learner: ppo, trpo, ars (linear, whole episodes), or auto by the environment's shape",
  },
  "learner-option": {
    schema: z.array(z.string().regex(/^[^=]+=.*$/s)),
    expects: "key=value",
    placeholder: "KEY=VALUE",
    description: "a number of the learner that its rule else chooses, such as discount=0.99 (docs/learners.md)",
    repeatable: true,
  },
  physics: {
    ...choice("auto", "wasm", "native"),
    placeholder: "BUILD",
    description:
      "MuJoCo's build: wasm, native (its shared library; faster), or auto: native if REWARDSMITH_MUJOCO names one",
  },
  jobs: { ...whole(1), placeholder: "N", description: "trainings at once (default: one a core)" },
  executor: {
    ...choice("local", "bullmq"),
    placeholder: "NAME",
    description: "where trainings run: local, or bullmq: on every machine that runs a worker (docs/clusters.md)",
  },
  redis: {
    schema: z.string().transform((text, context) => {
      try {
        return withoutCredentials(text);
      } catch (thrown) {
        context.addIssue(messageOf(thrown));
        return z.NEVER;
      }
    }),
    expects: "an address such as redis://HOST:PORT, or rediss:// for TLS",
    placeholder: "URL",
    description: "with --executor bullmq: the Redis between this machine and the workers",
    secret: true,
  },
  deadline: { ...duration, placeholder: "TIME", description: "longest that a single training may take" },
  model: { ...text, placeholder: "NAME", description: "language model, as its server calls it" },
  temperature: { ...amount(0), placeholder: "T", description: "sampling temperature of the language model" },
  "max-output-tokens": { ...whole(1), placeholder: "N", description: "longest completion" },
  prices: { ...text, placeholder: "FILE", description: "price table to use instead of the built-in one" },
  record: { ...text, placeholder: "DIR", description: "write every completion there, for --replay" },
  replay: { ...text, placeholder: "DIR", description: "answer from completions recorded there; no key, no network" },
  constraint: {
    schema: z.array(z.string().min(1)),
    expects: "an expression",
    placeholder: "EXPR",
    description: "a condition that every reward must keep, as an expression (docs/measure.md)",
    repeatable: true,
  },
  constraints: {
    ...choice("soft", "hard"),
    placeholder: "RULE",
    description:
      "soft: who breaks a constraint is not best while one that keeps all is within a standard error; hard: while any keeps all",
  },
  wish: {
    schema: z.array(z.string().regex(/\S/)),
    expects: "a text",
    placeholder: "TEXT",
    description:
      "what every reward shall respect, in words: told to a language model, and checked where it makes a condition of them",
    repeatable: true,
  },
  "stop-when": {
    schema: z.string().regex(/\S/),
    expects: "success=V, fitness=V or a condition",
    placeholder: "METRIC=VALUE|EXPR",
    description: "end the search once its best reaches this, or this holds in all its episodes, and confirm it",
  },
  patience: {
    ...whole(1),
    placeholder: "N",
    description: "end the search once N generations in a row brought no gain above its error, and confirm its best",
  },
  "max-calls": { ...whole(1), placeholder: "N", description: "hard cap on language-model calls" },
  "max-tokens": { ...whole(1), placeholder: "N", description: "hard cap on tokens, in and out" },
  "max-usd": { ...amount(0), placeholder: "USD", description: "hard cap on money" },
  "max-steps": { ...whole(1), placeholder: "N", description: "hard cap on environment steps in all" },
  "max-time": { ...duration, placeholder: "TIME", description: "hard cap on wall-clock time of this process" },
  control: {
    ...flag,
    description: "search best-of-n beside, for as many environment steps again, and print the lift over it",
  },
  "fail-under": {
    schema: z.string().regex(/^(success|fitness|humanNormalized)=-?[0-9.eE+-]+$/),
    expects: "success=V, fitness=V or humanNormalized=V",
    placeholder: "METRIC=VALUE",
    description: "exit with 3 if the best is below",
  },
  runs: { ...text, placeholder: "DIR", description: "folder of run folders" },
  "dry-run": {
    ...flag,
    description: "print the plan, what it may cost and the exact first prompt; nothing is kept or asked",
  },
  json: { ...flag, description: "print one JSON document on stdout" },
  display: {
    ...choice("auto", "rich", "plain", "jsonl", "none"),
    placeholder: "MODE",
    description: "progress on stderr: rich, plain, jsonl or none",
  },
} satisfies Record<string, Option>;

export type OptionName = keyof typeof options;

/** `max-usd` → `REWARDSMITH_MAX_USD`. */
export const variableOf = (name: string): string => `REWARDSMITH_${name.toUpperCase().replaceAll("-", "_")}`;
