import { expect, test } from "vitest";
import { createSequential, inTwos } from "../../../src/evolution/strategies/sequential.ts";
import { bred, goesOn, idsOf, knownOf } from "./told.ts";

const plan = { seed: 1, generations: 12, samples: 2, searchSeeds: 1 };

test("the latest three that were trained are shown, the best of them first, and nothing else", () => {
  const archive = [
    bred("g1-c1", [9]),
    bred("g1-c2", [1]),
    bred("g2-c1", [2]),
    {
      ...bred("g2-c2", [0]),
      candidate: { ...bred("g2-c2", [0]).candidate, outcome: { kind: "rejected" as const, diagnostics: [] } },
    },
    bred("g3-c1", [5]),
  ];
  const { groups } = goesOn(createSequential(plan), knownOf(archive));
  const [{ view, count }] = groups as [(typeof groups)[number]];
  expect(idsOf(view.parents)).toEqual(["g3-c1", "g2-c1", "g1-c2"]);
  expect(idsOf(view.archive)).toEqual(["g1-c2", "g2-c1", "g3-c1"]);
  expect(view.episodes.map(({ owner }) => owner)).toEqual(["random", "g1-c2", "g2-c1", "g3-c1"]);
  expect(count).toBe(2);
});

test.each([
  [
    { generations: 3, samples: 8 },
    { generations: 12, samples: 2 },
  ],
  [
    { generations: 1, samples: 3 },
    { generations: 2, samples: 2 },
  ],
  [
    { generations: 1, samples: 1 },
    { generations: 1, samples: 1 },
  ],
])("the programs of %o are written in twos", (asked, planned) => {
  expect(inTwos(asked)).toEqual(planned);
});
