import { expect, test } from "vitest";
import { asPlan, unattended, wordsOfResume, wordsOfStart, type Wanted } from "../../../src/app/start/words.ts";
import type { EnvironmentEntry } from "../../../src/app/environments.ts";

const task = { name: "balance", description: "", steps: 1000, references: [], options: {} };
const environments: EnvironmentEntry[] = [
  { name: "cartpole", summary: "", control: "", observations: 4, dt: 0.02, maxSteps: 500, options: {}, tasks: [task] },
];
const wanted: Wanted = {
  words: "--json; $(touch /tmp/x) && keep it up",
  environment: "cartpole",
  task: "balance",
  effort: "quick",
  seed: 7,
  constraints: ["--task=none"],
  asks: true,
};
const start = (changes: Partial<Wanted> = {}) => wordsOfStart({ ...wanted, ...changes }, { runs: "/r", environments });

test("what a person typed stays one word each, behind its flag or behind --, whatever it looks like", () => {
  expect(unattended(start())).toEqual([
    "session",
    "--display=plain",
    "--json",
    "--answers=page",
    "--env=cartpole",
    "--task=balance",
    "--effort=quick",
    "--seed=7",
    "--constraint=--task=none",
    "--runs=/r",
    "--",
    "--json; $(touch /tmp/x) && keep it up",
  ]);
});

test("nobody is asked who does not want to be; no task and no words are left to the command", () => {
  expect(asPlan(start({ asks: false, task: null, words: "  ", constraints: [] }))).toEqual(
    "run --dry-run --json --env=cartpole --effort=quick --seed=7 --runs=/r".split(" "),
  );
});

test.each<[Partial<Wanted>, RegExp]>([
  [{ environment: "/tmp/mine.ts" }, /no environment "\/tmp\/mine.ts"/],
  [{ task: "fly" }, /no task "fly" of cartpole/],
  [{ effort: "endless" as "quick" }, /no effort "endless"/],
])("%j is refused", (changes, message) => {
  expect(() => start(changes)).toThrow(message);
});

test("a run is gone on with by its folder", () => {
  expect(wordsOfResume("/r/run", { runs: "/r", generations: 2, asks: true })).toEqual(
    "resume --generations=2 --answers=page --runs=/r -- /r/run".split(" "),
  );
  expect(wordsOfResume("/r/run", { runs: "/r", generations: null, asks: false })).toEqual(
    "resume --runs=/r -- /r/run".split(" "),
  );
});
