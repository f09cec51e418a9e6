import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { storeNumbers } from "../../../src/core/stored-numbers.ts";
import { openProblem } from "../../../src/app/problem.ts";
import { openWorldFile } from "../../../src/simulator/told/open.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { emptyFolder } from "../../cli/command.ts";
import { trackFile, writeWorld } from "../../training/trainer/world.ts";

const opened = (text: string, told: object = {}) =>
  openWorldFile(writeWorld(emptyFolder(), text), JSON.stringify(told));

test("a fields file of today names the fields, slices are vectors, and each is told with where it is read from", () => {
  const { environment, told } = opened(`
dt: 0.01
maxSteps: 100
fields:
  observation[0:3]: { name: hand.position, unit: m, range: [-1, 1] }
  observation[3]: { name: gripper.open, type: boolean }
  joint.angles: { size: 2, unit: rad, elements: [hip, knee] }
  action[0:2]: { name: action.torque, unit: N·m, range: [-2, 2] }
fitness: last(hand.position[2])
`);
  expect(environment.spec).toMatchObject({
    name: "track",
    dt: 0.01,
    maxSteps: 100,
    state: {
      hand: { position: { size: 3, unit: "m", range: [-1, 1] } },
      gripper: { open: { type: "boolean" } },
      joint: { angles: { size: 2, elements: ["hip", "knee"], guessed: true } },
    },
    action: { torque: { size: 2, range: [-2, 2] } },
  });
  expect(told?.sources).toEqual({
    "hand.position": "observation[0:3]",
    "gripper.open": "observation[3]",
    "joint.angles": "joint.angles",
    "action.torque": "action[0:2]",
  });
});

test("a measure does not read the return of a reward that nobody tells", async () => {
  const path = writeWorld(emptyFolder(), trackFile);
  await expect(openProblem({ env: path, measure: "return / length" })).rejects.toThrow(
    /--measure: there is no 'return'/,
  );
});

test("ranges that nobody declared are what the random policy met; the world's hash does not depend on them", () => {
  const random = [
    {
      length: 1,
      ending: "truncated",
      states: storeNumbers(Float64Array.of(-3, 5)),
      actions: storeNumbers(Float64Array.of(9)),
    },
  ];
  const before = opened(trackFile);
  const after = opened(trackFile, { random });
  expect(before.environment.spec.state).toMatchObject({ point: { x: { range: [-Infinity, Infinity] } } });
  expect(after.environment.spec.state).toMatchObject({ point: { x: { range: [-3, 5], guessed: true } } });
  expect(after.environment.spec.action).toMatchObject({ push: { range: [-0.2, 0.6] } });
  expect(after.hash).toBe(before.hash);
});

test("another command, or another text of a file that it names, is another world", () => {
  const folder = emptyFolder();
  const hashOf = (command: string) => opened(trackFile, { trainer: { command, folder } }).hash;
  writeFileSync(join(folder, "train.py"), "one");
  const first = hashOf("python train.py");
  expect(hashOf("python train.py")).toBe(first);
  expect(hashOf("python3 train.py")).not.toBe(first);
  writeFileSync(join(folder, "train.py"), "two");
  expect(hashOf("python train.py")).not.toBe(first);
});

const without = (pattern: RegExp): string => trackFile.replace(pattern, "");

test.each<[string, string, RegExp]>([
  ["no dt", without(/^dt.*$/m), /is not valid: dt: .*number/],
  ["no action", without(/^ {2}action.*$/m), /names no field of the action/],
  ["no state", without(/^ {2}observation.*$/m), /names no field of the state/],
  ["an unknown key", `${trackFile}speed: 1\n`, /speed/],
  ["a fitness of no field", trackFile.replace("length / 30", "torso.x"), /fitness of task 'default'.*torso/s],
  ["a fitness of a return that is not told", trackFile.replace("length / 30", "return"), /there is no 'return'/],
  [
    "two places for a task",
    `${trackFile}tasks: { other: { fitness: length } }\n`,
    /words a task at its top and under `tasks`/,
  ],
  ["a slice that is none", trackFile.replace("observation[0]", "observation[3:3]"), /'observation\[3:3\]' of 0 number/],
])("a world file with %s is refused by name", (_name, text, says) => {
  expect(() => opened(text)).toThrow(says);
});

test("nothing here steps it, and whoever tries is told what does", async () => {
  const { environment } = await findEnvironment(writeWorld(emptyFolder()));
  expect(() => environment.create({ count: 1, seed: 1 })).toThrow(/nothing here can step it/);
});
