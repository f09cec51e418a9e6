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
          // Near ±π an angle jumps, and is measured from the mark.
          expect(first?.replace(/wrapAngle\((next\S+) [+-] [\d.]+\)/, "$1")).toContain(`next.${field}, { bounds: [`);
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

test("an angle whose mark lies where it jumps is measured from the mark, both ways round", async () => {
  const { spec } = (await findEnvironment("pendulum")).environment;
  const said = async (words: string): Promise<string> => (await textsOf(informed(spec, words), 1))[0] as string;
  expect(await said("hold the rod's angle within 0.1 rad of 3 rad")).toContain(
    "tolerance(wrapAngle(next.rod.angle - 3), { bounds: [-0.1, 0.1], margin: ",
  );
  expect(await said("rod.angle at -2.5 rad")).toContain("wrapAngle(next.rod.angle + 2.5), { bounds: [0, 0]");
  expect(await said("rod.angle within 0.1 rad of 0.5 rad")).toContain("next.rod.angle, { bounds: [0.4, 0.6]");
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

test("words without numbers, and the text of an expression, change no proposal", async () => {
  const episodes = randomEpisodes(lean, 2);
  const brief = briefOf(lean, 2, { episodes });
  const plain = await textsOf(brief, 6);
  expect(await textsOf(saying(brief, "gracefully, like a cat"), 6)).toEqual(plain);
  const text = "Make this as large as possible: share of the steps at which cart.x is at least 3 m.";
  const expressed = { ...brief.task, expressed: true as const };
  expect(await textsOf({ ...brief, task: { ...expressed, description: text } }, 6)).toEqual(plain);
  expect(await textsOf({ ...brief, task: { ...expressed, description: "be quick", measured: text } }, 6)).toEqual(
    plain,
  );
  expect(await textsOf(saying(brief, "cart.x at least 3 m"), 6)).not.toEqual(plain);
});

/** The terms of the first program that is proposed for a task of which nobody says anything, or words without a number. */
const firstFor = async (name: string, task: string, words?: string): Promise<string | undefined> => {
  const plain = await findEnvironment(name);
  const { description, options } = plain.tasks.find((one) => one.name === task) as (typeof plain.tasks)[number];
  const { environment } = options === undefined ? plain : await findEnvironment(name, options);
  const brief = informed(environment.spec, "");
  const said = words === undefined ? { description } : { description: words, measured: description };
  const [text] = await textsOf({ ...brief, task: { name: task, ...said } }, 8);
  return text?.slice(text.indexOf("return {"));
};

test.each<[string, string, string[], string[]]>([
  [
    "cartpole",
    "shift",
    ["next.cart.position, { bounds: [1, 1]", "next.cart.velocity, { bounds: [-0.5, 0.5]"],
    ["[0.8, 1.2]"],
  ],
  ["pendulum", "lean", ["next.rod.angle, { bounds: [0.3, 0.3]", "next.rod.rate, { bounds: [-0.5, 0.5]"], ["[0.2,"]],
  // What ends an episode excludes what was asked for before it.
  ["acrobot", "hold-upright", ["next.tip.height, { bounds: [2, 2]"], ["1]"]],
  ["humanoid", "stand", ["next.torso.height, { bounds: [1.15, 1.5]", "next.torso.tilt"], ["-Infinity, 1]"]],
  // Of a second that it lasts, and of what is said twice, there is one.
  ["reacher", "precise", ["next.fingertip.markDistance, { bounds: [-Infinity, 0.01]"], []],
])("of %s/%s the first program asks for what the task's text states", async (name, task, asked, never) => {
  const text = await firstFor(name, task);
  for (const part of asked) expect(text).toContain(part);
  for (const part of never) expect(text).not.toContain(part);
  expect(await firstFor(name, task, "as well as you can")).toBe(text);
  expect(await firstFor(name, task, "somewhere, 1.2345 m, 1.2345 rad or 1.2345 m/s")).not.toContain(asked[0]);
});

test("what is left beside the end of an episode is no goal: every step that is paid is in it", async () => {
  const text = await firstFor("cartpole", "balance");
  for (const bound of ["bounds: [-0.2094", "bounds: [-2.4"]) expect(text).not.toContain(bound);
});

test("where a bound stands beside a mark, the mark is tried alone too: a pace is kept by hanging still", async () => {
  const { environment, tasks } = await findEnvironment("pendulum");
  const description = tasks.find(({ name }) => name === "lean")?.description as string;
  const brief = informed(environment.spec, "");
  const [both, alone] = await textsOf({ ...brief, task: { name: "lean", description } }, 8);
  expect(both).toContain("next.rod.rate, { bounds: [-0.5, 0.5]");
  expect(alone).toMatch(/^\/\/ as the task states: rod\.angle = 0\.3 rad\n/);
  // Chance goes all round, so the slope alone would tell the mark from nothing near it.
  expect(alone).toContain("export const weights = { rodAngleNear: 1, rodAngleNearPeak: 1 };");
});

test.each([
  ["mountain-car", "reach"],
  ["acrobot", "swing-up"],
])("of %s/%s nothing is proposed to stay where the world ends the episode", async (name, task) => {
  const { environment, tasks } = await findEnvironment(name);
  const description = tasks.find((one) => one.name === task)?.description as string;
  const proposed = (text: string) => {
    const brief = informed(environment.spec, "");
    return textsOf({ ...brief, task: { name: task, description: text } }, 8);
  };
  expect(await proposed(description)).toEqual(await proposed("Get there."));
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
