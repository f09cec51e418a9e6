// What the critic takes for one program once warm, and which stage takes it:
//   npm run bench -- critic [--env cartpole,mountain-car,pendulum,hopper] [--programs 12] [--rounds 9] [--json]
// The programs of test/critic/sound for each environment's first task, in one process: the probes' sandbox is a child that is
// up, their bank is made. A run has one message to a child and back more. Stages are timed by wrapping the critic's own; what
// comes before them (extract, parse, type check) is timed together and split, roughly, by calling the first two once more.
// "Undisturbed" is each program's fastest round: what the machine would do with nothing else to do.
import { parseArgs } from "node:util";
import { quantile, sum } from "../src/core/statistics.ts";
import { createCritic, readingStages, runningStages } from "../src/critic/critic.ts";
import { extractProgram } from "../src/critic/extract/extract.ts";
import { meaningStage } from "../src/critic/meaning/stage.ts";
import type { Stage } from "../src/critic/types.ts";
import { parseReward } from "../src/reward/program.ts";
import { soundPrograms } from "../test/critic/corpora.ts";
import { openProbeBench } from "../test/critic/probe-bench.ts";
import { measured, printMeasurements } from "./harness.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    env: { type: "string", default: "cartpole,mountain-car,pendulum,hopper" },
    programs: { type: "string", default: "12" },
    rounds: { type: "string", default: "9" },
    json: { type: "boolean" },
  },
});

/** Milliseconds that are asked for: median, warm. */
const target = 60;

/** Rounds before the measured ones: the type checker and the interpreter are large, and V8 compiles what is hot. */
const warmingUp = 3;

/** Milliseconds of one review by part; `sandbox` is a part of `probes`. */
type Review = Record<string, number>;
const parts = [
  "extract",
  "parse",
  "type check",
  "subset",
  "types",
  "structure",
  "meaning",
  "compile",
  "probes",
  "rest",
];

const timed = async <Result>(work: () => Result | Promise<Result>): Promise<[number, Result]> => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};

const createMeter = async (environment: string) => {
  const { spec, bank, sandbox, probe, task } = await openProbeBench(environment);
  let review: Review = {};
  let firstStage: number | undefined;
  const metered = (stage: Stage): Stage => ({
    name: stage.name,
    check: async (submission, context) => {
      firstStage ??= performance.now();
      // Compiled on first use, which is in the probes: not theirs to account for.
      let compiling = 0;
      const compiled = (): ReturnType<typeof submission.compiled> => {
        const start = performance.now();
        const reward = submission.compiled();
        compiling += performance.now() - start;
        return reward;
      };
      const [milliseconds, found] = await timed(() => stage.check({ ...submission, compiled }, context));
      review[stage.name] = milliseconds - compiling;
      review["compile"] = (review["compile"] ?? 0) + compiling;
      return found;
    },
  });
  // In place, because the probes hold this very sandbox.
  for (const call of ["load", "evaluate"] as const) {
    const original = sandbox[call].bind(sandbox) as (argument: never) => Promise<never>;
    sandbox[call] = async (argument: never) => {
      const [milliseconds, result] = await timed(() => original(argument));
      review["sandbox"] = (review["sandbox"] ?? 0) + milliseconds;
      return result;
    };
  }
  const critic = createCritic({
    spec,
    stages: {
      reading: [...readingStages, meaningStage(spec)].map(metered),
      running: runningStages.map(metered),
    },
  });
  return {
    task,
    rows: bank.simulated.batch.rows + bank.sampled.batch.rows,
    measure: async (source: string): Promise<Review> => {
      review = {};
      firstStage = undefined;
      const start = performance.now();
      await critic.review(source, { probe });
      const whole = performance.now() - start;
      const stages = parts.map((part) => review[part] ?? 0);
      const before = (firstStage ?? start) - start;
      const [extract] = await timed(() => extractProgram(source));
      const [parse] = await timed(() => parseReward(source));
      return {
        ...review,
        whole,
        extract,
        parse,
        "type check": Math.max(0, before - extract - parse),
        rest: whole - before - sum(stages),
      };
    },
    close: () => sandbox.close(),
  };
};

const measureEnvironment = async (name: string): Promise<Review[][]> => {
  const meter = await createMeter(name);
  try {
    const programs = (await soundPrograms())
      .filter(({ environment, task, style }) => environment === name && task === meter.task && style !== "reference")
      .slice(0, Number(values.programs));
    const rounds: Review[][] = [];
    for (let round = 0; round < warmingUp + Number(values.rounds); round++) {
      const reviews: Review[] = [];
      for (const { source } of programs) reviews.push(await meter.measure(source));
      if (round >= warmingUp) rounds.push(reviews);
    }
    const title = `${name}/${meter.task}: ${programs.length} programs × ${values.rounds} rounds, ${meter.rows} rows and the judged`;
    print(title, rounds);
    return rounds;
  } finally {
    await meter.close();
  }
};

const of = (reviews: readonly Review[], part: string): number[] => reviews.map((review) => review[part] ?? 0);

/** Of each program, the round that took least. */
const undisturbed = (rounds: readonly Review[][]): number[] =>
  (rounds[0] ?? []).map((_, program) =>
    Math.min(...rounds.map((reviews) => (reviews[program] as Review)["whole"] as number)),
  );

const print = (title: string, rounds: readonly Review[][]): void => {
  const reviews = rounds.flat();
  const whole = sum(of(reviews, "whole"));
  const lines = [...parts.slice(0, -1), "sandbox", "rest"].map((part) => {
    const share = (100 * sum(of(reviews, part))) / whole;
    const name = part === "sandbox" ? "  of it in the sandbox" : part;
    return measured(`${name} (${share.toFixed(0)} %)`, of(reviews, part), "ms");
  });
  const program = measured("a program", of(reviews, "whole"), "ms");
  printMeasurements(title, [program, measured("undisturbed", undisturbed(rounds), "ms"), ...lines], values);
};

export const bench = async (): Promise<void> => {
  const all: Review[][] = Array.from({ length: Number(values.rounds) }, () => []);
  for (const name of values.env.split(",")) {
    for (const [round, reviews] of (await measureEnvironment(name)).entries()) all[round]?.push(...reviews);
  }
  print("all", all);
  const middle = quantile(of(all.flat(), "whole"), 0.5).toFixed(1);
  process.stderr.write(
    `median ${middle} ms, undisturbed ${quantile(undisturbed(all), 0.5).toFixed(1)} ms; the target is ${target} ms\n`,
  );
};
