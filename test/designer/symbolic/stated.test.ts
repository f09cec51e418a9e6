import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stateLayout } from "../../../src/core/fields.ts";
import type { Brief } from "../../../src/core/brief.ts";
import type { EnvironmentSpec } from "../../../src/core/spec.ts";
import { createCritic } from "../../../src/critic/critic.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { printGenome } from "../../../src/designer/symbolic/genome.ts";
import { readGenome } from "../../../src/designer/symbolic/read.ts";
import { environmentDeclaration } from "../../../src/simulator/declaration.ts";
import { findEnvironment, listEnvironments } from "../../../src/simulator/registry.ts";
import { anySpec, madeUpEpisodes } from "./fixtures/specs.ts";
import { briefOf, hold, lean, lessonOf, randomEpisodes } from "./fixtures/toys.ts";

const designer = createSymbolicDesigner();

/** A brief whose description is a person's own, measured by another. */
const saying = (brief: Brief, words: string): Brief => ({
  ...brief,
  task: { ...brief.task, description: words, measured: "something else" },
});

const informed = (spec: EnvironmentSpec, words: string): Brief => {
  const name = stateLayout(spec).columns[0] as string;
  const episodes = madeUpEpisodes(spec, { count: 12, seed: 3, fitness: ({ features }) => features[name]?.last ?? 0 });
  const brief = briefOf({ spec }, 1, { episodes: [{ owner: "random", episodes }] });
  const declaration = environmentDeclaration(spec);
  return saying({ ...brief, environment: { ...brief.environment, declaration } }, words);
};

const textsOf = async (brief: Brief, count = 4): Promise<string[]> =>
  (await designer.propose(brief, count)).map(({ text }) => text);

test.each(await listEnvironments())(
  "on %s a threshold that is stated of any field is proposed in the first generation",
  async (name) => {
    const { spec } = (await findEnvironment(name)).environment;
    const fields = stateLayout(spec).entries.filter(
      ({ field }) => field.type !== "boolean" && field.size === undefined,
    );
    const still = /\balways\b|the same all through/;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fields.filter(({ field }) => !still.test(field.description))),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.constantFrom("at least", "at most", "at"),
        async ({ name: field, field: { range, unit } }, share, bound) => {
          const value = Number((range[0] + share * (range[1] - range[0])).toPrecision(4));
          const [first] = await textsOf(informed(spec, `${field} ${bound} ${value} ${unit === "1" ? "" : unit}`), 2);
          expect(first).toContain(`next.${field}, { bounds: [`);
          expect(first?.replaceAll(/[-−]/g, "")).toContain(String(Math.abs(value)));
        },
      ),
      { numRuns: 4 },
    );
  },
);

test("a value with its tolerance, a distance between things and a pace are held as they were said", async () => {
  const cartpole = (await findEnvironment("cartpole")).environment.spec;
  expect((await textsOf(informed(cartpole, "reach position 0.3 m within 0.05 m"), 1))[0]).toContain(
    "tolerance(next.cart.position, { bounds: [0.25, 0.35], margin: ",
  );
  const car = (await findEnvironment("mountain-car")).environment.spec;
  expect((await textsOf(informed(car, "within 0.125 m of the flag"), 1))[0]).toContain(
    "tolerance(next.car.position - next.flag.position, { bounds: [-0.125, 0.125], margin: ",
  );
  const field = (unit: string) => ({ description: "", unit, range: [0, 10] as const });
  const tank = { ...cartpole, state: { tank: { level: field("m"), heat: field("K") } } };
  expect((await textsOf(informed(tank, "fill faster than 1.2345 m/s"), 1))[0]).toContain(
    "tolerance((next.tank.level - state.tank.level) / dt, { bounds: [1.2345, Infinity], margin: ",
  );
});

test("each of the fields that may be meant is tried by itself", async () => {
  const { spec } = (await findEnvironment("half-cheetah")).environment;
  const texts = await textsOf(informed(spec, "run at 3.21 m/s"), 4);
  expect(texts[0]).toContain("next.torso.velocityX, { bounds: [3.21, 3.21]");
  expect(texts[1]).toContain("next.torso.velocityZ, { bounds: [3.21, 3.21]");
});

test("later programs keep the number with all its digits, and draw it again", async () => {
  const words = "b0 at 0.98765 m";
  const episodes = randomEpisodes(hold, 1);
  const first = await designer.propose(saying(briefOf(hold, 1, { episodes }), words), 4);
  const archive = first.map(({ text, origin }, index) =>
    lessonOf(text, { id: `g1-c${index + 1}`, origin, toy: hold, seed: 1 }),
  );
  const brief = briefOf(hold, 1, { generation: 2, parents: archive.slice(0, 1), archive, episodes });
  const later = await textsOf(saying(brief, words), 8);
  const holding = later.filter((text) => text.includes("0.98765"));
  expect(holding.length).toBeGreaterThanOrEqual(2);
  expect((await textsOf(brief, 8)).length).toBe(8);
  const world = createWorld(hold.spec);
  for (const text of holding) {
    const note = text.slice(3, text.indexOf("\n"));
    expect(printGenome(readGenome(text, world), note)).toBe(text);
  }
});

test("a task's own description, and words without numbers, change no proposal", async () => {
  const episodes = randomEpisodes(lean, 2);
  const brief = briefOf(lean, 2, { episodes });
  const plain = await textsOf(brief, 6);
  expect(await textsOf({ ...brief, task: { ...brief.task, description: "cart.x at least 3 m" } }, 6)).toEqual(plain);
  expect(await textsOf(saying(brief, "gracefully, like a cat"), 6)).toEqual(plain);
  expect(await textsOf(saying(brief, "cart.x at least 3 m"), 6)).not.toEqual(plain);
});

test("on any spec programs that hold a stated number are accepted", async () => {
  const words = fc.constantFrom(
    "at least 1 m/s",
    "within 0.2345 m",
    "between 0.1 and 0.4 rad",
    "at 3 m",
    "x at most 0.5",
    "ship within 1 m of the dock",
  );
  await fc.assert(
    fc.asyncProperty(anySpec, words, async (spec, said) => {
      const critic = createCritic({ spec });
      for (const text of await textsOf(informed(spec, said), 3)) {
        const { diagnostics } = await critic.review(text, {});
        expect({ text, errors: diagnostics.filter(({ severity }) => severity === "error") }).toEqual({
          text,
          errors: [],
        });
      }
    }),
    { numRuns: 4 },
  );
});
