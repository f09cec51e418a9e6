// Does diagnosis help? The built-in designer told the analyzer's findings with causes, told figures alone, and told nothing.
//   npm run bench -- diagnosis [--tasks cartpole/shift,…] [--modes causes,metrics,blind] [--seeds 5] [--steps 100000]
//     [--generations 3] [--samples 8] [--report-seeds 5] [--episodes 20] [--jobs 2] [--label after] [--table]
// A mode is `--diagnosis` of the product (docs/diagnosis.md). Each search is greedy with 3 × 8 programs, one training each, everything
// trained that the critic lets through (--screens none), no selection, no references by hand, and 5 report trainings: 29 in all, of equal
// steps. What `causes` plays again to look into leaders trains nothing and is counted beside (playedSteps). --seeds 5 is 1 to 5;
// 11..13 is what it says. One JSON line a search in bench/results/diagnosis/LABEL.jsonl, which is committed; what is there is not
// searched again, so that the whole can be broken off and continued, seed after seed. --table searches nothing and prints what is there.
// And of prompts, whose modes are causes and metrics, as a language model is never blind:
//   OPENAI_BASE_URL=… OPENAI_API_KEY=… npm run bench -- diagnosis --designer language-model --model NAME --label prompts
//     [--generations 2] [--samples 4] [--tasks …] [--seeds 1]
//   npm run bench -- diagnosis --designer language-model --label prompts --replayed
// Answers are kept in bench/recordings/diagnosis/, a folder each task, mode and seed; --replayed asks those instead of a server.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defaults } from "../src/app/config.ts";
import type { Told } from "../src/core/plan.ts";
import { viewOf } from "../src/core/run-view.ts";
import { mean } from "../src/core/statistics.ts";
import { usageError } from "../src/core/errors.ts";
import { modes as known, type DiagnosisRow, type Subject } from "./diagnosis/row.ts";
import { diagnosisTable } from "./diagnosis/table.ts";
import { appendResult, commitOf, isMeasured, readResults, resultsPath } from "./results.ts";
import { seedsOf } from "./search/seeds.ts";
import { searchOnce } from "./sessions/search-once.ts";

const TASKS =
  "cartpole/shift,pendulum/lean,acrobot/swing-up,mountain-car-continuous/reach,reacher/reach,hopper/forward";
/** Of prompts: two whose fitness says little until they are nearly done, two that are dense. */
const PROMPTED = "acrobot/hold-upright,mountain-car-continuous/least-effort,reacher/reach,hopper/forward";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    designer: { type: "string", default: "symbolic" },
    model: { type: "string" },
    answers: { type: "string", default: join(import.meta.dirname, "recordings", "diagnosis") },
    replayed: { type: "boolean", default: false },
    tasks: { type: "string" },
    modes: { type: "string" },
    seeds: { type: "string", default: "5" },
    steps: { type: "string", default: "100000" },
    generations: { type: "string" },
    samples: { type: "string" },
    "report-seeds": { type: "string", default: "5" },
    episodes: { type: "string", default: "20" },
    jobs: { type: "string", default: "2" },
    label: { type: "string", default: "after" },
    table: { type: "boolean", default: false },
  },
});

const file = resultsPath("diagnosis", values.label);

const isPrompted = values.designer === "language-model";
if (!isPrompted && values.designer !== "symbolic") {
  throw usageError({
    code: "bench/unknown-designer",
    message: `There is no designer '${values.designer}' to measure`,
    action: "Name symbolic or language-model.",
  });
}
const {
  tasks = isPrompted ? PROMPTED : TASKS,
  modes = isPrompted ? "causes,metrics" : known.join(),
  generations = isPrompted ? "2" : "3",
  samples = isPrompted ? "4" : "8",
} = values;

/** The answers of one search: from a server, and kept, or from what was kept. */
const answeringOf = ({ task, mode, seed }: Subject) => {
  const folder = join(values.answers, `${task.replace("/", "-")}-${mode}-${seed}`);
  return {
    designer: "language-model" as const,
    ...(values.model !== undefined && { model: values.model }),
    ...(values.replayed ? { replay: folder } : { record: folder }),
  };
};

const isMode = (name: string): name is Told => (known as readonly string[]).includes(name);

const modesOf = (text: string): Told[] =>
  text.split(",").map((name) => {
    if (isMode(name)) return name;
    throw usageError({
      code: "bench/unknown-mode",
      message: `There is no mode '${name}'`,
      action: `Name some of: ${known.join(", ")}.`,
    });
  });

const search = async (subject: Subject): Promise<DiagnosisRow> => {
  const { task, mode, seed, steps, generations, samples } = subject;
  const [env, name] = task.split("/") as [string, string];
  const started = performance.now();
  const config = {
    ...defaults(),
    env,
    task: name,
    ...(isPrompted ? answeringOf(subject) : { designer: "symbolic" as const }),
    strategy: "greedy" as const,
    diagnosis: mode,
    generations,
    samples,
    steps,
    seed,
    episodes: Number(values.episodes),
    jobs: Number(values.jobs),
    references: "none" as const,
    screens: "none" as const,
    // A vote would refuse some programs and not others, whatever was told.
    "critic-votes": 0,
    "search-seeds": 1,
    "selection-seeds": 0,
    leaders: 1,
    "report-seeds": Number(values["report-seeds"]),
  };
  const root = `runs/bench-diagnosis/${values.label}`;
  return searchOnce(config, { root, between: () => undefined }, async ({ summary, events }) => {
    const { best, references, spent } = summary;
    const isClaimed = best?.pool === "report";
    const view = viewOf(events);
    const ended = Object.entries(view.trainings)
      .filter(([owner]) => !owner.startsWith("reference:"))
      .flatMap(([, trainings]) => trainings);
    const looks = events.flatMap((event) => (event.type === "candidate-looked-into" ? [event.steps] : []));
    return {
      ...subject,
      best: best?.candidate ?? null,
      report: isClaimed ? best.fitness.values : [],
      success: isClaimed ? best.success : null,
      led: events.flatMap((event) => (event.type === "generation-ended" ? [event.fitness] : [])),
      last: Object.values(view.candidates).flatMap(({ generation: of, fitness }) =>
        of === generations ? [fitness ?? null] : [],
      ),
      random: mean(references.random?.fitness.values ?? [0]),
      searched: ended.filter(({ pool }) => pool === "search").length,
      reported: ended.filter(({ pool }) => pool === "report").length,
      environmentSteps: spent.environmentSteps,
      looks: looks.length,
      playedSteps: looks.reduce((sum, each) => sum + each, 0),
      seconds: Math.round((performance.now() - started) / 1000),
      commit: commitOf(),
    };
  });
};

export const bench = async (): Promise<void> => {
  const shape = { steps: Number(values.steps), generations: Number(generations), samples: Number(samples) };
  for (const seed of values.table ? [] : seedsOf(values.seeds))
    for (const task of tasks.split(","))
      for (const mode of modesOf(modes)) {
        const subject = { task, mode, seed, ...shape };
        if (isMeasured(readResults<DiagnosisRow>(file), subject)) continue;
        const row = await search(subject);
        appendResult<DiagnosisRow>(file, row);
        process.stderr.write(
          `${task} ${mode} seed ${seed}: ${row.best} ${row.report.map((each) => each.toFixed(3)).join(" ")}, ${row.seconds} s\n`,
        );
      }
  process.stdout.write(`${diagnosisTable(readResults<DiagnosisRow>(file))}\n`);
};
