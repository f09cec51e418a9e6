import { readFileSync } from "node:fs";
import { assert, asyncProperty, constantFrom, subarray, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import type { LearnerOptions } from "../../src/core/job.ts";
import { learnerOptionsOf, learnerOptionsText, readLearnerOptions } from "../../src/training/learner-options.ts";
import { createArs } from "../../src/training/ars/ars.ts";
import { createPpo } from "../../src/training/ppo/ppo.ts";
import { createTrpo } from "../../src/training/trpo/trpo.ts";
import type { Learner } from "../../src/training/types.ts";
import { createTrack } from "./track.ts";

const learners: Record<string, (tune: LearnerOptions) => Learner> = {
  ppo: (tune) => createPpo({ tune }),
  trpo: (tune) => createTrpo({ tune }),
  ars: (tune) => createArs({ tune }),
};

const { spec } = createTrack({ kind: "continuous" });
const read = (pairs: readonly string[], { learner = "ppo", steps = 4000 } = {}): LearnerOptions =>
  readLearnerOptions(pairs, { learner, reason: "asked for", spec, steps });

const trained = async (learner: string, { tune, steps }: { tune: LearnerOptions; steps: number }) => {
  const environment = createTrack({ kind: "continuous" });
  const outcome = await learners[learner]?.(tune).train({
    spec,
    create: async (count, seed) => environment.create({ count, seed }),
    reward: {
      async evaluate({ next }) {
        const total = Float64Array.from(next, (x) => -x * x);
        return { kind: "rewarded", total, terms: total };
      },
    },
    steps,
    seed: 1,
    onRollout() {},
  });
  if (outcome?.kind !== "trained") throw new Error("the training failed");
  return { policy: outcome.policy.serialize(), steps: outcome.steps };
};

test("options are read by kind, under the names that a learner has for them", () => {
  expect(read([])).toEqual({});
  const asked = ["learning-rate=1e-3", " hidden = 32,16 ", "squash=true", "activation=relu", "hand-over=exploring"];
  const options = read(asked);
  expect(options).toEqual({
    learningRate: 0.001,
    hidden: [32, 16],
    squash: true,
    activation: "relu",
    handOver: "exploring",
  });
  const text = learnerOptionsText(options);
  expect(text).toBe("learning-rate=0.001, hidden=32,16, squash=true, activation=relu, hand-over=exploring");
  expect(read(["directions=3"], { learner: "ars" })).toEqual({ directions: 3 });
});

test.each([
  ["ppo", "learnin-rate=1", "no option 'learnin-rate'", "Did you mean 'learning-rate'"],
  ["ppo", "directions=3", "no option 'directions'", "one of ars: ask for --learner ars"],
  ["ars", "hand-over=exploring", "the learner ars (asked for) has no option", "one of ppo and trpo"],
  ["trpo", "epochs=3", "no option 'epochs'", "--learner ppo"],
  ["ppo", "toString=3", "no option 'toString'", "It has hand-over, lanes"],
  ["ppo", "learning-rate=fast", "'fast' is not a number above 0", "Give a number above 0"],
  ["ppo", "learning-rate=", "'' is not a number", "Give a number"],
  ["ppo", "discount=1.1", "'1.1' is not a number from 0 to 1", "Give"],
  ["ppo", "lanes=6", "'6' is not a multiple of 4", "Give"],
  ["ppo", "hidden=64,,64", "'64,,64' is not one to four", "such as 64,64"],
  ["ppo", "squash=yes", "'yes' is not true or false", "Give true or false"],
  ["ppo", "rollout-steps=1000", "8 lanes and 1000 steps takes 8000 steps, and the training has 4000", "--steps"],
  ["ars", "directions=500000", "is not a whole number from 1 to 512", "Give"],
  ["ars", "top=17", "The best 17 of 2 directions", "top"],
])("what a learner cannot be told is refused by name: %s, %s", (learner, pair, message, action) => {
  expect(() => read([pair], { learner })).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(message) as string,
      action: expect.stringContaining(action) as string,
      exitCode: 2,
    }),
  );
});

test("a key that comes twice is refused", () => {
  expect(() => read(["discount=0.9", "discount=0.9"])).toThrow("'discount' was given twice");
});

describe.each(Object.keys(learners))("%s", (learner) => {
  /** Valid texts of a key, both ends of its range among them. */
  const texts: Record<string, string[]> = {
    "a multiple of 4 from 4 to 256": ["4", "12", "64"],
    "true or false": ["true", "false"],
    "one to four whole numbers from 1 to 1024 with commas between them, such as 64,64": ["1", "16,9", "3,4,5,6"],
  };
  const textsOf = (expects: string): string[] => {
    const ends = /(?:from|above) (\S+) (?:to|and at most) (\S+)$/.exec(expects);
    if (expects in texts) return texts[expects] as string[];
    if (expects.startsWith("one of ")) return expects.slice("one of ".length).split(", ");
    if (expects.startsWith("a whole number")) return [String(ends?.[1]), String(Number(ends?.[1]) + 3), "20"];
    return [expects.startsWith("a number above") ? "0.01" : String(ends?.[1]), "0.5", String(ends?.[2])];
  };
  const options = learnerOptionsOf(learner);
  const anyPairs = subarray(Object.keys(options), { minLength: 1, maxLength: 4 }).chain((keys) =>
    tuple(...keys.map((key) => constantFrom(...textsOf(options[key]?.expects ?? "")).map((text) => `${key}=${text}`))),
  );

  test("whatever may be asked for trains, within its steps", async () => {
    await assert(
      asyncProperty(anyPairs, async (pairs) => {
        let tune: LearnerOptions;
        try {
          tune = read(pairs, { learner, steps: 400 });
        } catch (thrown) {
          expect((thrown as { code: string }).code).toMatch(/^training\//);
          return;
        }
        const { steps } = await trained(learner, { tune, steps: 400 });
        expect(steps).toBeLessThanOrEqual(400);
        expect(steps).toBeGreaterThan(0);
      }),
      { numRuns: 12 },
    );
  });

  test("every option changes what is learned", async () => {
    const plain = await trained(learner, { tune: {}, steps: 1100 });
    // Far from what the rule would choose.
    const far = {
      lanes: 4,
      "rollout-steps": 9,
      hidden: 5,
      activation: "relu",
      squash: true,
      minibatch: 16,
      "learning-rate": 0.5,
      "final-learning-rate": 0.5,
      discount: 0.1,
      "initial-discount": 0.1,
      "trace-decay": 0.1,
      "largest-gradient-norm": 0.001,
      "adam-epsilon": 0.9,
      "initial-log-deviation": 1,
      shared: true,
      epochs: 1,
      "recompute-advantages": true,
      "clip-range": 0.0001,
      "entropy-weight": 0.9,
      "value-weight": 9,
      "largest-divergence": 0.00001,
      "curvature-share": 1,
      "conjugate-steps": 1,
      damping: 9,
      "line-steps": 1,
      "line-decay": 0.1,
      "critic-epochs": 1,
      directions: 4,
      top: 2,
      "step-size": 1,
      noise: 1,
    } as Record<string, unknown>;
    // How a policy is handed over is the job's to heed.
    for (const key of Object.keys(options).filter((each) => each !== "hand-over")) {
      const tune = read([`${key}=${String(far[key])}`], { learner, steps: 1100 });
      const other = await trained(learner, { tune, steps: 1100 });
      expect([key, other.policy]).not.toEqual([key, plain.policy]);
    }
  });
});

test("docs/learners.md lists them all", () => {
  const page = readFileSync(new URL("../../docs/learners.md", import.meta.url), "utf8");
  const rows = new Map<string, { learners: string[]; expects: string; about: string }>();
  for (const learner of Object.keys(learners))
    for (const [key, { expects, about }] of Object.entries(learnerOptionsOf(learner))) {
      const row = rows.get(`${key} ${about}`) ?? { learners: [], expects, about };
      rows.set(`${key} ${about}`, { ...row, learners: [...row.learners, learner] });
    }
  const table = [...rows].map(
    ([id, { learners: whose, expects, about }]) =>
      `| \`${id.split(" ")[0]}\` | ${whose.join(", ")} | ${expects} | ${about} |\n`,
  );
  expect(page).toContain(table.join(""));
});
