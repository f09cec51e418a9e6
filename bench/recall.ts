// What the critic names of test/critic/defective, by kind and by set, and what it holds against test/critic/sound:
//   npm run bench -- recall [--set 4] [--reading] [--words]
// Sets are told by the programs' numbers: 1 below 100, 2 below 200, and so on (test/critic/defective/README.md). `--reading`:
// the stages that read alone, without probes. `--words`: with the rules that are off, which read names and comments. CI asserts the shares (test/critic/recall*.test.ts); this prints the table.
import { parseArgs } from "node:util";
import { defectivePrograms, soundPrograms } from "../test/critic/corpora.ts";
import { alarmsOf, recallOf, reviewAll } from "../test/critic/whole-critic.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: "string" },
    words: { type: "boolean", default: false },
    reading: { type: "boolean", default: false },
  },
});

/** References have no number: they belong to the first set. */
const setOf = ({ file }: { file: string }): string =>
  String(1 + Math.floor(Number(/-(\d+)\.ts$/.exec(file)?.[1] ?? 0) / 100));

const inSet = (program: { file: string }): boolean => values.set === undefined || setOf(program) === values.set;

export const bench = async (): Promise<void> => {
  const probes = !values.reading;
  const reviewed = await reviewAll(defectivePrograms().filter(inSet), { probes, words: values.words });
  const sets = Map.groupBy(reviewed, ([program]) => setOf(program));
  const names = [...sets.keys()].toSorted();
  const recalls = new Map(names.map((name) => [name, recallOf(new Map(sets.get(name)))]));
  const kinds = [...new Set([...reviewed.keys()].map(({ kind }) => kind))].toSorted();
  const lines = [
    `| kind | ${names.map((name) => `set ${name}`).join(" | ")} |`,
    `|---|${names.map(() => "---|").join("")}`,
  ];
  const cell = (found: number, of: number): string => `${found}/${of}`;
  for (const kind of kinds) {
    const cells = names.map((name) => {
      const { found = 0, of = 0 } = recalls.get(name)?.get(kind) ?? {};
      return cell(found, of);
    });
    lines.push(`| ${kind} | ${cells.join(" | ")} |`);
  }
  const totals = names.map((name) => {
    const all = [...(recalls.get(name)?.values() ?? [])];
    const sum = (pick: (recall: (typeof all)[number]) => number): number =>
      all.reduce((total, recall) => total + pick(recall), 0);
    return cell(
      sum(({ found }) => found),
      sum(({ of }) => of),
    );
  });
  lines.push(`| all | ${totals.join(" | ")} |`, "");
  for (const recall of recalls.values())
    for (const { missed } of recall.values()) lines.push(...missed.map((file) => `missed: ${file}`));
  const sound = (await soundPrograms()).filter(inSet);
  const { refused, warned } = alarmsOf(await reviewAll(sound, { probes, words: values.words }));
  lines.push("", `${sound.length} sound programs: ${refused.length} refused, ${warned.length} warned`);
  process.stdout.write(`${[...lines, ...refused, ...warned].join("\n")}\n`);
};
