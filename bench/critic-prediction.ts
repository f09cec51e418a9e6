// Does the critic predict failure? Programs of the symbolic designer and those recorded by hand, checked, then trained:
//   npm run bench -- critic-prediction [--tasks hopper/forward@25000,…] [--programs 40] [--steps 25000]
//     [--trainings N] [--out FILE]
// `--steps` holds where a task names none: enough that a good program gets somewhere, or all are alike. `--trainings`
// ends after so many. Every result is kept in --out at once and never measured twice, so that the whole (200 programs)
// can be broken off and continued; the table is of what is there.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkReward } from "../src/app/check.ts";
import { entry } from "../src/app/paths.ts";
import { locate } from "../src/app/places.ts";
import { openProblem } from "../src/app/problem.ts";
import type { Brief } from "../src/core/brief.ts";
import { contentHash } from "../src/core/hash.ts";
import { median } from "../src/core/statistics.ts";
import type { TrainJob, TrainingReward } from "../src/core/job.ts";
import { createSymbolicDesigner } from "../src/designer/symbolic/designer.ts";
import { createLocalExecutor } from "../src/execution/local-queue.ts";
import type { RecordedCompletion } from "../src/model/record.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    tasks: {
      type: "string",
      default: "mountain-car/reach,cartpole/shift@100000,pendulum/swing-up@100000,reacher/reach,hopper/forward",
    },
    programs: { type: "string", default: "40" },
    steps: { type: "string", default: "25000" },
    trainings: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    out: { type: "string", default: "runs/bench-critic-prediction.json" },
  },
});

type Row = {
  key: string;
  task: string;
  source: "symbolic" | "by hand";
  errors: string[];
  warnings: string[];
  /** null: refused, or failed in training. */
  fitness: number | null;
};

const out = resolve(values.out);
const rows = (): Row[] => (existsSync(out) ? (JSON.parse(readFileSync(out, "utf8")) as Row[]) : []);
const keep = (row: Row): void => {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify([...rows(), row], null, 1)}\n`);
};

/** Those that the replay tests read, and more of the first generation, kept for this benchmark alone. */
const folders = ["../test/replay/recordings", "recordings"].map((path) => join(import.meta.dirname, path));
const recorded = (environment: string): string[] =>
  folders.flatMap((folder) =>
    globSync(`${environment}/designer-*.json`, { cwd: folder })
      .toSorted()
      .map((file) => (JSON.parse(readFileSync(join(folder, file), "utf8")) as RecordedCompletion).completion.text),
  );

export const bench = async (): Promise<void> => {
  const executor = createLocalExecutor({ childPath: entry("child"), locate, jobs: 1 });
  const seed = Number(values.seed);
  let left = Number(values.trainings);
  const wanted = new Set<string>();
  try {
    for (const asked of values.tasks.split(",")) {
      const [name = "", steps = values.steps] = asked.split("@");
      const [env = "", task] = name.split("/");
      const problem = await openProblem({ env, task });
      const { environment, taskReference } = problem;
      const train = async (reward: TrainingReward | null) => {
        const job: TrainJob = {
          kind: "train",
          reward,
          environment,
          task: taskReference,
          learner: "ppo",
          budget: { steps: reward === null ? 0 : Number(steps), episodes: 10, checkpoints: 5 },
          seed,
        };
        return executor.train(job);
      };
      const random = await train(null);
      const brief: Brief = {
        task: { name: problem.task.name, description: problem.description },
        environment: {
          name: environment.name,
          declaration: problem.declaration,
          spec: problem.loaded.environment.spec,
        },
        generation: 1,
        seed,
        parents: [],
        archive: [],
        ranking: [],
        episodes: random.kind === "trained" ? [{ owner: "random", episodes: random.result.episodes }] : [],
        constraints: [],
        wishes: [],
        interventions: [],
      };
      const byHand = recorded(env).map((text) => ({ text, source: "by hand" as const }));
      const count = Math.max(0, Number(values.programs) - byHand.length);
      const symbolic = await createSymbolicDesigner().propose(brief, count);
      const programs = [...byHand, ...symbolic.map(({ text }) => ({ text, source: "symbolic" as const }))];
      for (const { text, source } of programs) {
        const key = contentHash({ name, text, steps, seed, environment: environment.hash });
        wanted.add(key);
        if (rows().some((row) => row.key === key)) continue;
        if (left <= 0) break;
        const { reward, diagnostics } = await checkReward(text, { problem, executor });
        const of = (severity: string) => [
          ...new Set(diagnostics.filter((each) => each.severity === severity).map(({ rule }) => rule)),
        ];
        const outcome = reward === null ? null : await train(reward);
        if (outcome !== null) left--;
        const fitness = outcome?.kind === "trained" ? outcome.result.fitness : null;
        keep({ key, task: name, source, errors: of("error"), warnings: of("warning"), fitness });
      }
    }
  } finally {
    await executor.close();
  }
  print(rows().filter(({ key }) => wanted.has(key)));
};

/**
 * Of all pairs, how often the left one's fitness is lower; equal ones count half. What failed in training is lower than
 * all.
 */
const shareBelow = (left: readonly Row[], right: readonly Row[]): number => {
  const of = ({ fitness }: Row): number => fitness ?? Number.NEGATIVE_INFINITY;
  const wins = left.flatMap((a) => right.map((b) => (of(a) < of(b) ? 1 : of(a) === of(b) ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
};

const print = (all: readonly Row[]): void => {
  const lines = [
    "| task | programs | refused | warned | warned, below median | unwarned | unwarned, below median | a warned one ends below an unwarned one |",
    "|---|---|---|---|---|---|---|---|",
  ];
  const row = (name: string, some: readonly (Row & { below: boolean })[]) => {
    const trained = some.filter(({ errors }) => errors.length === 0);
    const warned = trained.filter(({ warnings }) => warnings.length > 0);
    const unwarned = trained.filter(({ warnings }) => warnings.length === 0);
    const below = (part: typeof warned) => part.filter((each) => each.below).length;
    const worse = name === "all" ? "" : `${Math.round(100 * shareBelow(warned, unwarned))} %`;
    lines.push(
      `| ${name} | ${some.length} | ${some.length - trained.length} | ${warned.length} | ${below(warned)} | ${unwarned.length} | ${below(unwarned)} | ${worse} |`,
    );
  };
  const judged = [...Map.groupBy(all, ({ task }) => task)].map(([task, some]) => {
    const line = median(some.flatMap(({ fitness }) => fitness ?? []));
    // What failed in training counts as below.
    return { task, some: some.map((each) => ({ ...each, below: each.fitness === null || each.fitness < line })) };
  });
  for (const { task, some } of judged) row(task, some);
  row(
    "all",
    judged.flatMap(({ some }) => some),
  );
  const rules = new Map<string, { warned: number; below: number }>();
  for (const { warnings, errors, below } of judged.flatMap(({ some }) => some)) {
    if (errors.length > 0) continue;
    for (const rule of warnings) {
      const count = rules.get(rule) ?? { warned: 0, below: 0 };
      rules.set(rule, { warned: count.warned + 1, below: count.below + (below ? 1 : 0) });
    }
  }
  lines.push("", "| warning | programs | below median |", "|---|---|---|");
  for (const [rule, { warned, below }] of [...rules].toSorted()) lines.push(`| ${rule} | ${warned} | ${below} |`);
  process.stdout.write(`${lines.join("\n")}\n`);
};
