import { expect, test } from "vitest";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { describePython } from "../python/python.ts";
import { plantedAmount } from "./amounts.ts";
import { compare } from "./compare.ts";
import { findInterpreter } from "./interpreter.ts";
import { createNursery, describeError, plantedErrors } from "./planted.ts";
import { measure } from "./measure.ts";
import { record } from "./record.ts";
import { suiteEnvironments } from "./suite.ts";
import type { Suite } from "./types.ts";
import { unseen } from "./unseen.ts";

const suites = await suiteEnvironments();
const all = await Promise.all(
  suites.map(async (suite) => {
    const loaded = await findEnvironment(suite.folder);
    const errors = plantedErrors(suite, loaded).map((error) => ({
      error,
      what: `${suite.name} ${describeError(error)}`,
    }));
    const canBeSeen = (what: string): boolean => !unseen.some(({ pattern }) => pattern.test(what));
    return { name: suite.name, suite, loaded, errors, visible: errors.filter(({ what }) => canBeSeen(what)) };
  }),
);

test("what cannot be seen is named number by number, and is the smaller part", () => {
  const texts = all.flatMap(({ errors }) => errors.map(({ what }) => what));
  expect(unseen.filter(({ pattern }) => !texts.some((text) => pattern.test(text)))).toEqual([]);
  const visible = all.flatMap(({ visible }) => visible);
  expect(visible.length).toBeGreaterThan(0.75 * texts.length);
  expect(visible.length).toBeGreaterThanOrEqual(500);
});

describePython(
  "an error of 0.1 % in any number of a model, an equation or a reward is found",
  () => {
    test.each(all)("$name", async ({ suite, loaded, visible }) => {
      expect(visible.length).toBeGreaterThanOrEqual(7);
      const { python } = findInterpreter();
      const recording = await record(suite, { python, spec: loaded.environment.spec, amount: plantedAmount });
      // The short episodes from anywhere and at the borders find most, and were played last.
      recording.episodes.reverse();
      const nursery = createNursery(suite);
      try {
        expect((await compare(recording, { loaded: await nursery.unchanged() })).deviations).toEqual([]);
        const missed: string[] = [];
        for (const { error, what } of visible) {
          const { deviated } = await compare(recording, { loaded: await nursery.plant(error), stopAtFirst: true });
          if (deviated === 0) missed.push(what);
        }
        expect(missed).toEqual([]);
      } finally {
        nursery.dispose();
      }
    });
  },
  { modules: ["mujoco", "gymnasium.envs.mujoco"] },
);

// What the comparison of steps leaves out, and what the command says of it all.
describePython(
  "parity fails, and says what differs",
  () => {
    const small = { ...plantedAmount, resets: 4000, episodes: 2, scattered: 10, borders: 2 };

    test.each([
      [
        "cartpole",
        "environment.ts",
        "const gravity = 9.8;",
        "const gravity = 9.8098;",
        /state pole\.rate is .* should be/,
      ],
      ["cartpole", "environment.ts", "maxSteps: 500", "maxSteps: 501", /maxSteps is 501 and should be 500/],
      [
        "hopper",
        "environment.ts",
        "const resetNoise = 5e-3",
        "const resetNoise = 7e-3",
        /begin with another distribution/,
      ],
      ["hopper", "environment.ts", "dt: 0.008", "dt: 0.0081", /dt is 0.0081 and should be 0.008/],
      ["hopper", "model.xml", 'gear="200"', 'gear="200.2"', /state torso\.pitch is .* should be/],
    ])("%s: %s with %s changed to %s", async (name, file, from, to, words) => {
      const { python } = findInterpreter();
      const suite = suites.find((suite) => suite.name === name) as Suite;
      const nursery = createNursery(suite);
      try {
        const folder = nursery.edit(file, (text) => {
          expect(text.split(from)).toHaveLength(2);
          return text.replace(from, to);
        });
        const measured = await measure({ ...suite, folder }, { python, amount: small }).next();
        expect(measured.value?.problems.join("\n")).toMatch(words);
      } finally {
        nursery.dispose();
      }
    });
  },
  { modules: ["mujoco", "gymnasium.envs.mujoco"] },
);
