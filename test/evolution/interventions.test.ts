import { expect, test } from "vitest";
import type { Brief } from "../../src/core/brief.ts";
import type { Intervention } from "../../src/core/intervention.ts";
import { runSearch } from "../../src/evolution/search.ts";
import type { Between } from "../../src/evolution/types.ts";
import { fakeDependencies, fakeDesigner, fakePlan, memoryStore } from "./fakes.ts";

const plan = { ...fakePlan, samples: 2, selectionSeeds: 1, reportSeeds: 1 };
const note: Intervention = { kind: "note", text: "too slow" };

const notesIn = (briefs: readonly Brief[]): number[][] =>
  briefs.map(({ generation, interventions }) => [generation, interventions.length]);

/** An inbox that holds the note from the second generation on, until it is taken. */
const inbox = (taken: () => ReadonlySet<number>): Between => {
  return async (generation) =>
    generation < 2 || taken().has(1) ? { interventions: [], taken: [] } : { interventions: [note], taken: [1] };
};

test("what a person says reaches the next brief and all after it, once, killed wherever", async () => {
  const search = (memory: ReturnType<typeof memoryStore>) => {
    const { designer, briefs } = fakeDesigner();
    const taken = () =>
      new Set(
        [...memory.records.values()].flatMap((event) => (event.type === "interventions-taken" ? event.taken : [])),
      );
    return {
      briefs,
      done: runSearch(plan, fakeDependencies({ store: memory.store, designer, between: inbox(taken) })),
    };
  };
  const whole = memoryStore();
  const golden = search(whole);
  const { summary } = await golden.done;
  expect(notesIn(golden.briefs)).toEqual([
    [1, 0],
    [2, 1],
    [3, 1],
  ]);
  for (let kill = 0; kill < whole.records.size; kill++) {
    const first = memoryStore(new Map(), { failAfter: kill });
    await expect(search(first).done).rejects.toThrow("killed");
    await new Promise((resolve) => setTimeout(resolve, 0));
    const second = search(memoryStore(first.records, { files: first.files }));
    expect((await second.done).summary).toEqual(summary);
    for (const { generation, interventions } of second.briefs)
      expect([generation, interventions]).toEqual([generation, generation < 2 ? [] : [note]]);
  }
});
