import { beforeAll, expect, test } from "vitest";
import { defectivePrograms, soundPrograms, type DefectiveProgram, type SoundProgram } from "./corpora.ts";
import { alarmsOf, recallOf, recallOfAll, reviewAll } from "./whole-critic.ts";

// The whole critic, reading and probes, on both corpora; a task's stored rollouts are made once for all its programs.

const defective = defectivePrograms();
const sound = await soundPrograms();
let kinds: ReturnType<typeof recallOf>;
let alarms: ReturnType<typeof alarmsOf>;

beforeAll(async () => {
  const reviewed = await reviewAll<DefectiveProgram | SoundProgram>([...defective, ...sound], {
    probes: true,
    words: true,
  });
  const of = <Program extends DefectiveProgram | SoundProgram>(programs: readonly Program[]) =>
    new Map(programs.map((program) => [program, reviewed.get(program) ?? []]));
  kinds = recallOf(of(defective));
  alarms = alarmsOf(of(sound));
}, 600_000);

test("the whole critic names 85 % of every kind, and 95 % of all", () => {
  for (const [kind, { found, of, missed }] of kinds) {
    expect(found / of, `${kind}: missed ${missed.join(", ")}`).toBeGreaterThanOrEqual(0.85);
  }
  expect(recallOfAll(kinds)).toBeGreaterThanOrEqual(0.95);
});

test("of the sound programs at most 2 % are refused, no reference among them, and at most 15 % warned", () => {
  expect(alarms.refused.filter((file) => file.startsWith("environments/"))).toEqual([]);
  expect(alarms.refused.length / sound.length, alarms.refused.join("\n")).toBeLessThanOrEqual(0.02);
  expect(alarms.warned.length / sound.length, alarms.warned.join("\n")).toBeLessThanOrEqual(0.15);
});
