// The ground truth of the analyzer: programs that fail in a known way, programs that do not, rewards of worlds with a planted
// hack and honest ones (bench/planted/labels.ts), each trained at its budget, with --seeds or, where alarms are counted, 20 seeds:
//   npm run bench -- planted --label after [--seeds 3] [--list fourth] [--programs NAME,…] [--tasks hopper] [--except half-cheetah]
//     [--jobs 2] [--minutes M]
//   npm run bench -- planted --label after --table
// One JSON line a training in bench/results/planted/LABEL.jsonl, which is committed; what is there is not trained again.
// The whole of what detectors read, job and outcome (curve, terms, features, stored episodes, and the policy, which a look
// job can play again), is kept in runs/bench-planted/, a compressed file a training, which is not.
// `--table` trains nothing: whether each program fails, or does its task, as its label has it.
// `--diagnose` trains nothing either: it plays the kept policies again, once (runs/bench-planted/looked/), and says which causes the
// analyzer names, how often rightly, and of how many sound programs it names any. With `--keep` the evidence of those whose is small enough is written
// to test/fixtures/planted/, for CI.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compileProgram, trainingsOf } from "./instrument/tasks.ts";
import { commonOptions, list } from "./instrument/options.ts";
import { currentRows } from "./instrument/known-rows.ts";
import type { Row } from "./instrument/row.ts";
import { trainAll, type Training } from "./instrument/train-all.ts";
import { usageError } from "../src/core/errors.ts";
import type { EpisodeEvidence } from "../src/analyzer/types.ts";
import { diagnosedMarkdown } from "./planted/diagnosed.ts";
import { keepCompact } from "./planted/compact.ts";
import { keepEvidence, keptTrainings, trainingKey } from "./planted/evidence.ts";
import { failing, lists, sound } from "./planted/labels.ts";
import { evidenceOf, keepLooked, readLooked } from "./planted/look.ts";
import { openPlanted, planted, taskOf, textOf } from "./planted/programs.ts";
import { plantedMarkdown } from "./planted/table.ts";
import type { Planted } from "./planted/types.ts";
import { readResults, resultsPath } from "./results.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    ...commonOptions,
    seeds: { type: "string" },
    list: { type: "string" },
    programs: { type: "string", default: "" },
    diagnose: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});

const file = resultsPath("planted", values.label);
const evidence = join(import.meta.dirname, "../runs/bench-planted");

const isList = (name: string): name is keyof typeof lists => Object.hasOwn(lists, name);

/** Of `--list`; left out: all that is planted. */
const ofList = (name: string | undefined): ReadonlySet<Planted> => {
  if (name === undefined) return new Set(planted);
  if (isList(name)) return new Set([...lists[name].failing, ...lists[name].sound]);
  throw usageError({
    code: "bench/unknown-list",
    message: `There is no list '${name}' of planted programs`,
    action: `Name one of: ${Object.keys(lists).join(", ")}.`,
  });
};
const listed = ofList(values.list);

const asked = (program: Planted): boolean => {
  const task = taskOf(program);
  const isNamed = (names: string) => list(names).some((name) => task === name || task.startsWith(`${name}/`));
  return (
    listed.has(program) &&
    (values.tasks === "" || isNamed(values.tasks)) &&
    !isNamed(values.except) &&
    (values.programs === "" || list(values.programs).includes(program.name))
  );
};

const looked = join(evidence, "looked");

/** Looks at what was trained since. */
const lookAtAll = async <Program extends Planted>(programs: readonly Program[]) => {
  const kept = keptTrainings(evidence);
  const known: { program: Program; evidence: EpisodeEvidence }[] = [];
  for (const program of programs) {
    const own = kept.get(trainingKey({ task: taskOf(program), program: program.name })) ?? [];
    const before = readLooked(looked, program);
    const isNew = own.length > (before?.results.length ?? 0);
    const now = isNew ? await evidenceOf(program, own) : before;
    if (now === null) continue;
    if (isNew) keepLooked(looked, program, now);
    known.push({ program, evidence: now });
  }
  return known;
};

const trainings = async (program: Planted): Promise<Training[]> => {
  const problem = await openPlanted(program);
  const { name, share = 1, learner = "auto", seeds: own = 3 } = program;
  const reward = await compileProgram(textOf(program), { problem, name });
  const seeds = Array.from({ length: Number(values.seeds ?? own) }, (_, index) => index + 1);
  return trainingsOf(
    { name: taskOf(program), problem, program: name, reward },
    { learners: [learner], shares: [share], seeds, learnerOptions: values["learner-option"] },
  );
};

export const bench = async (): Promise<void> => {
  const programs = planted.filter(asked);
  if (values.table) {
    process.stdout.write(`${plantedMarkdown(programs, currentRows(readResults<Row>(file)))}\n`);
    return;
  }
  if (values.diagnose) {
    const failed = await lookAtAll(failing.filter(asked));
    const done = await lookAtAll(sound.filter(asked));
    process.stdout.write(`${diagnosedMarkdown(failed, done)}\n`);
    if (values.keep) for (const each of [...failed, ...done]) keepCompact(each.program, each.evidence);
    return;
  }
  const all: Training[] = [];
  for (const program of programs) all.push(...(await trainings(program)));
  await trainAll(all, {
    file,
    jobs: Number(values.jobs),
    minutes: Number(values.minutes),
    keep: (training, outcome) => keepEvidence(evidence, { ...training, outcome }),
  });
};
