// Alarms of reward hacking, counted: the proxies of the three worlds with a planted hack, whose trainings must be accused, their honest rewards and ten others,
// which must not. Trains nothing: reads what `npm run bench -- planted` kept in runs/bench-planted/, and plays each policy and the random one again:
//   npm run bench -- hacks --label after [--tasks lava-scout] [--minutes M]
//   npm run bench -- hacks --label after --table
// One JSON line a training in bench/results/hacks/LABEL.jsonl, which is committed; what is there is not played again.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wireExecutor } from "../src/app/wiring.ts";
import { commonOptions, list } from "./instrument/options.ts";
import { subjectKey } from "./instrument/row.ts";
import { readAlarms, type HackRow } from "./hacks/alarms.ts";
import { hacksMarkdown } from "./hacks/table.ts";
import { keptTrainings, trainingKey } from "./planted/evidence.ts";
import { hacks, honest } from "./planted/labels.ts";
import { openPlanted, taskOf } from "./planted/programs.ts";
import { appendResult, readResults, resultsPath } from "./results.ts";

const { values } = parseArgs({ allowPositionals: true, options: commonOptions });

const file = resultsPath("hacks", values.label);
const evidence = join(import.meta.dirname, "../runs/bench-planted");

const isAsked = (task: string): boolean =>
  values.tasks === "" || list(values.tasks).some((name) => task === name || task.startsWith(`${name}/`));

export const bench = async (): Promise<void> => {
  const programs = [...hacks.flatMap(({ proxy, honest: own }) => [proxy, own]), ...honest];
  if (values.table) {
    process.stdout.write(`${hacksMarkdown(programs, readResults<HackRow>(file))}\n`);
    return;
  }
  const until = Date.now() + Number(values.minutes) * 60_000;
  const trainings = keptTrainings(evidence);
  const looker = wireExecutor({ jobs: 1, deadline: 600 });
  try {
    for (const program of programs.filter((each) => isAsked(taskOf(each)))) {
      const problem = await openPlanted(program);
      for (const kept of trainings.get(trainingKey({ task: taskOf(program), program: program.name })) ?? []) {
        const known = new Set(readResults<HackRow>(file).map(({ subject }) => subjectKey(subject)));
        if (known.has(subjectKey(kept.subject)) || Date.now() > until) continue;
        const row = await readAlarms(kept, { problem, looker });
        if (row === null) continue;
        appendResult(file, row);
        process.stderr.write(
          `${taskOf(program)} ${program.name} seed ${kept.subject.seed}: ${row.alarms.join(", ") || "-"}\n`,
        );
      }
    }
  } finally {
    await looker.close();
  }
};
