import { beforeAll, expect, test } from "vitest";
import { defectivePrograms, soundPrograms, type DefectiveProgram, type SoundProgram } from "./corpora.ts";
import { behavioural } from "./rule-families.ts";
import { alarmsOf, ofReading, recallOf, recallOfAll, reviewAll, type Recall } from "./whole-critic.ts";

// The whole critic, reading and probes, on both corpora, once: what reading alone says is what no probe said.

const defective = defectivePrograms();
const sound = await soundPrograms();
let reviewed: Awaited<ReturnType<typeof reviewAll<DefectiveProgram | SoundProgram>>>;

beforeAll(async () => {
  reviewed = await reviewAll([...defective, ...sound], { probes: true, words: true });
}, 600_000);

const of = <Program extends DefectiveProgram | SoundProgram>(programs: readonly Program[]) =>
  new Map(programs.map((program) => [program, reviewed.get(program) ?? []]));

const expectRecall = (kinds: ReadonlyMap<string, Recall>): void => {
  for (const [kind, { found, of, missed }] of kinds) {
    expect(found / of, `${kind}: missed ${missed.join(", ")}`).toBeGreaterThanOrEqual(0.85);
  }
  expect(recallOfAll(kinds)).toBeGreaterThanOrEqual(0.95);
};

test("the whole critic names 85 % of every kind, and 95 % of all", () => {
  expectRecall(recallOf(of(defective)));
});

test("of the sound programs at most 2 % are refused, no reference among them, and at most 15 % warned", () => {
  const { refused, warned } = alarmsOf(of(sound));
  expect(refused.filter((file) => file.startsWith("environments/"))).toEqual([]);
  expect(refused.length / sound.length, refused.join("\n")).toBeLessThanOrEqual(0.02);
  expect(warned.length / sound.length, warned.join("\n")).toBeLessThanOrEqual(0.15);
});

test("reading alone names 85 % of every kind that it can tell, and 95 % of all", () => {
  const readable = defective.filter(({ kind }) => !behavioural.has(kind));
  expectRecall(recallOf(ofReading(of(readable), { words: true })));
});

test("of the sound programs none is refused by reading, and few are warned", () => {
  const { refused, warned } = alarmsOf(ofReading(of(sound), { words: false }));
  expect(refused.length / sound.length, refused.join("\n")).toBeLessThanOrEqual(0.02);
  // Less than the 15 % that all stages may warn: the probes need their share.
  expect(warned.length / sound.length, warned.join("\n")).toBeLessThanOrEqual(0.05);
});
