import { expect, test } from "vitest";
import { withLater, type Intervention } from "../../src/core/intervention.ts";
import { viewOf } from "../../src/core/run-view.ts";
import { ledgerOf } from "../../src/core/run-view/constraints.ts";
import { constraintText } from "../../src/core/words-text.ts";
import { keepFirst } from "../../src/evolution/keep-first.ts";
import { byFitness } from "../../src/evolution/ranking.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { fakeDependencies, fakeDesigner, fakeLooker, fakePlan, memoryStore, rememberingExecutor } from "./fakes.ts";

const gentle = { expression: "x < 1", meaning: "x is below 1 m" };

test.each<[string, Intervention[], string[], string[]]>([
  ["nothing was said", [], ["x < 1"], ["calm"]],
  ["a constraint is lifted", [{ kind: "lift", text: "x < 1" }], [], ["calm"]],
  ["a wish is lifted", [{ kind: "lift", text: "calm" }], ["x < 1"], []],
  ["what nobody asked is lifted", [{ kind: "lift", text: "y < 1" }], ["x < 1"], ["calm"]],
  [
    "it is set anew after it was lifted",
    [
      { kind: "lift", text: "x < 1" },
      { kind: "constraint", expression: "x < 1" },
    ],
    ["x < 1"],
    ["calm"],
  ],
  [
    "what came later is lifted",
    [
      { kind: "constraint", expression: "y < 1" },
      { kind: "lift", text: "y < 1" },
    ],
    ["x < 1"],
    ["calm"],
  ],
  [
    "a condition was made of the wish",
    [{ kind: "constraint", expression: "y < 1", words: "calm" }],
    ["x < 1", "y < 1"],
    [],
  ],
  [
    "such a condition is lifted by its words",
    [
      { kind: "constraint", expression: "y < 1", words: "calm" },
      { kind: "lift", text: "calm" },
    ],
    ["x < 1"],
    [],
  ],
])("what holds where %s", (_, said, constraints, wishes) => {
  const held = withLater({ constraints: [gentle], wishes: [{ text: "calm" }] }, said);
  expect(held.constraints.map(({ expression }) => expression)).toEqual(constraints);
  expect(held.wishes.map(({ text }) => text)).toEqual(wishes);
});

/** Whatever is better than 0.5 breaks the constraint. */
const looker = fakeLooker(({ policy, measures }) => {
  const { quality = 0 } = (policy?.serialized ?? {}) as { quality?: number };
  return () => measures.map(() => ({ fitness: 1, success: quality <= 0.5 }));
});

test("a lifted constraint is asked of no designer, weighs on nobody, and the ledger says since when", async () => {
  const memory = memoryStore();
  const { designer, briefs } = fakeDesigner(({ generation }) =>
    generation === 1 ? ["quality:0.2", "quality:0.9"] : ["quality:0.3"],
  );
  const { executor } = rememberingExecutor();
  const { summary } = await runSearch(
    { ...fakePlan, samples: 2, selectionSeeds: 1, reportSeeds: 1 },
    fakeDependencies({
      store: memory.store,
      designer,
      executor,
      looker,
      constraints: [gentle],
      constraintRule: "hard",
      ranking: keepFirst(byFitness, { rule: "hard" }),
      between: async (generation) => ({
        interventions: generation === 3 ? [{ kind: "lift", text: gentle.expression }] : [],
        taken: [],
      }),
    }),
  );
  expect(briefs.map(({ constraints }) => constraints.length)).toEqual([1, 1, 0]);
  expect(briefs.map(({ parents }) => parents[0]?.candidate.id ?? null)).toEqual([null, "g1-c1", "g1-c2"]);
  expect(briefs[2]?.parents[0]?.keeping).toBeUndefined();
  expect(summary.best?.candidate).toBe("g1-c2");
  const entry = { text: gentle.meaning, expression: gentle.expression, read: true, checked: true };
  const [told] = ledgerOf(viewOf([...memory.records.values()]), {
    asked: [entry],
    reads: { expressions: true, words: false },
  });
  expect(told).toMatchObject({ lifted: 3 });
  expect(constraintText(told as NonNullable<typeof told>)).toContain("LIFTED before generation 3");
});

test("a cap on steps that a person moves holds from the next generation on, either way", async () => {
  const generations = async (said: Record<number, Intervention>, steps?: number) => {
    const memory = memoryStore();
    const { summary } = await runSearch(
      { ...fakePlan, samples: 2, selectionSeeds: 1, reportSeeds: 1, limits: { ...(steps !== undefined && { steps }) } },
      fakeDependencies({
        store: memory.store,
        references: { human: null, sparse: null },
        between: async (generation) => ({
          interventions: [said[generation]].filter((one) => one !== undefined),
          taken: [],
        }),
      }),
    );
    return [summary.generations, summary.status];
  };
  const all = await generations({});
  expect(all).toEqual([3, "completed"]);
  expect(await generations({ 2: { kind: "budget", steps: 300 } })).toEqual([1, "budget"]);
  const short = await generations({}, 700);
  expect(short).toEqual([1, "budget"]);
  expect(await generations({ 2: { kind: "budget", steps: 1_000_000 } }, 700)).toEqual(all);
});

test("the ledger has a wish that became a condition once, as what is checked", () => {
  const reads = { expressions: true, words: true };
  const view = viewOf([
    {
      type: "interventions-taken",
      generation: 1,
      interventions: [{ kind: "constraint", expression: "y < 1", words: "calm", meaning: "y is below 1 m" }],
      taken: [],
    },
    { type: "interventions-taken", generation: 2, interventions: [{ kind: "lift", text: "calm" }], taken: [1] },
  ]);
  const asked = [
    { text: "calm", read: true, checked: false },
    { text: "like a cat", read: true, checked: false },
  ];
  expect(ledgerOf(view, { asked, reads })).toEqual([
    { text: "like a cat", read: true, checked: false },
    { text: "calm", expression: "y < 1", read: true, checked: true, since: 1, lifted: 2 },
  ]);
});
