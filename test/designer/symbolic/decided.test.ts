import { expect, test } from "vitest";
import type { Lesson } from "../../../src/core/brief.ts";
import type { Diagnosis } from "../../../src/core/diagnosis.ts";
import { createRandom } from "../../../src/core/random.ts";
import type { Effects } from "../../../src/core/term-effect.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { gatherEvidence } from "../../../src/designer/symbolic/evidence.ts";
import { createPool } from "../../../src/designer/symbolic/pool.ts";
import { createTermStatistics } from "../../../src/designer/symbolic/term-statistics.ts";
import { briefOf, hold, lessonOf } from "./fixtures/toys.ts";

const world = createWorld(hold.spec);
const [column] = world.state;
const field = column?.name as string;

const effects: Effects = {
  fitness: { mean: 1, iqm: 1, ci95: null, values: [1], seeds: [1] },
  margin: 0.1,
  effects: [],
};

const decided: Diagnosis["findings"][number] = {
  kind: "decided",
  severity: "note",
  confidence: "inferred",
  figures: {
    fitted: 12,
    episodes: [{ step: 4, length: 20, before: 0, after: -2, fields: [{ field, before: 1, after: 0 }] }],
  },
};

const basesWith = (changes: Partial<Lesson>): Map<string, number> => {
  const lesson = lessonOf("export const weights = { a: 1 };\nexport function terms() { return { a: 1 }; }", {
    id: "g1-c1",
    origin: { operator: "sample", parents: [], note: "" },
    toy: hold,
    seed: 1,
  });
  const diagnosis = { ...(lesson.diagnosis as Diagnosis), findings: [decided] };
  const evidence = gatherEvidence(briefOf(hold, 1, { archive: [{ ...lesson, diagnosis, ...changes }] }), world);
  const statistics = createTermStatistics({ world, evidence });
  const pool = createPool({ world, evidence, statistics, random: createRandom(1), stated: [] });
  return new Map(pool.map(({ text, base }) => [text, base]));
};

test("what changed where an episode was decided is drawn twice as willingly once terms are weighed, and as before where they are not", () => {
  const [usual, weighed] = [basesWith({}), basesWith({ effects })];
  const ratios = [...weighed].map(([text, base]) => ({ text, ratio: base / (usual.get(text) as number) }));
  expect(new Set(ratios.map(({ ratio }) => Math.round(1000 * ratio) / 1000))).toEqual(new Set([1, 2]));
  for (const { text, ratio } of ratios) if (ratio > 1.5) expect(text.toLowerCase()).toContain(field.toLowerCase());
});
