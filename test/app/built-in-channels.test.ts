import { describe, expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import type { Intervention } from "../../src/core/intervention.ts";
import { createWorld } from "../../src/designer/symbolic/columns.ts";
import { printGenome } from "../../src/designer/symbolic/genome.ts";
import { readGenome } from "../../src/designer/symbolic/read.ts";
import { byFitness } from "../../src/evolution/ranking.ts";
import { byHand } from "../../src/evolution/steering.ts";
import type { Known } from "../../src/evolution/types.ts";
import { hold } from "../designer/symbolic/fixtures/toys.ts";
import { searchToy } from "./toy-search.ts";

type Said = (best: Known["archive"][number]) => Intervention[];

/** Below what the best met by a fifth, so that it is broken. */
const constraint: Said = ({ candidate: { outcome } }) => {
  const episodes = outcome.kind === "trained" ? outcome.results.flatMap((result) => result.episodes) : [];
  const sizes = episodes.flatMap(({ features }) => [features["b1"]!.min, features["b1"]!.max].map(Math.abs));
  return [{ kind: "constraint", expression: `abs(b1) < ${(0.8 * Math.max(...sizes)).toFixed(3)}` }];
};

const mark: Said = ({ candidate: { id } }) => [
  { kind: "mark", candidate: id, from: 0, to: 1.5, category: "too-fast", text: "rushes off" },
];

/** Its first term counts three times as much. */
const edit: Said = ({ candidate: { id, text } }) => {
  const [first, ...others] = readGenome(text, createWorld(hold.spec));
  const genome = [{ ...first!, weight: 3 * first!.weight }, ...others];
  return [{ kind: "edit", candidate: id, text: printGenome(genome, "by hand"), note: "three times as much" }];
};

/** Two generations by the built-in designer, and what was said between them. */
const search = async (said: Said) => {
  let best: Known["archive"][number] | undefined;
  let interventions: Intervention[] = [];
  const { events, summary } = await searchToy(hold, {
    plan: { seed: 1, generations: 2, samples: 4, leaders: 1, selectionSeeds: 1, reportSeeds: 1 },
    between: async (generation, { archive }) => {
      if (generation !== 2) return { interventions: [], taken: [] };
      best = byFitness.order(archive)[0]!;
      interventions = said(best);
      return { interventions, taken: [1] };
    },
  });
  const proposed = events.filter(
    (event): event is Extract<RunEvent, { type: "candidate-proposed" }> => event.type === "candidate-proposed",
  );
  const operators = proposed.filter(({ id }) => id.startsWith("g2-")).map(({ origin }) => origin.operator);
  return { best: best!.candidate, interventions, events, proposed, operators, summary };
};

describe("what a person says between two generations is answered by the built-in designer", () => {
  let unasked: Promise<string[]> | undefined;
  /** Where nothing was said. */
  const silent = (): Promise<string[]> => (unasked ??= search(() => []).then(({ operators }) => operators));

  test("a constraint that the best breaks: told at once, and the next generation's programs cost leaving the bound", async () => {
    const { best, proposed, operators, events, interventions } = await search(constraint);
    const [{ expression }] = interventions as unknown as [{ expression: string }];
    const told = events.findIndex((event) => event.type === "notice");
    expect(events[told]).toMatchObject({
      message: expect.stringContaining(`${best.id}, the best so far, breaks \`${expression}\` (broken in `),
    });
    expect(events.findIndex((event) => event.type === "candidate-proposed" && event.id === "g2-c1")).toBeGreaterThan(
      told,
    );
    expect(await silent()).not.toContain("guard");
    expect(operators).toContain("guard");
    for (const { id, origin, text } of proposed.filter(({ origin: { operator } }) => operator === "guard")) {
      expect(text).toMatch(/keepB1: .*clamp\(next\.b1/);
      if (id.startsWith("g2-")) expect(origin.parents).toEqual([best.id]);
    }
  });

  test("a weight that was changed: that program is the next generation's first, and is tried", async () => {
    const { best, proposed, events, interventions } = await search(edit);
    const [{ text }] = interventions as unknown as [{ text: string }];
    const given = proposed.find(({ id }) => id === "g2-c1");
    expect(given).toMatchObject({ text, origin: { operator: byHand, parents: [best.id] } });
    expect(events).toContainEqual(expect.objectContaining({ type: "candidate-evaluated", id: "g2-c1" }));
  });

  test("a constraint and a marked stretch together: both are answered", async () => {
    const { operators, proposed } = await search((best) => [...constraint(best), ...mark(best)]);
    expect(await silent()).not.toContain("heed");
    expect(operators).toEqual(expect.arrayContaining(["guard", "heed"]));
    expect(proposed.find(({ origin: { operator } }) => operator === "heed")?.origin.note).toMatch(
      /seconds 0 to 1\.5 of g1-c\d were marked as too fast/,
    );
  });
});
