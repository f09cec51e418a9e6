import { afterAll, expect, test } from "vitest";
import { attempt } from "../../../src/critic/probes/attempt.ts";
import { effortTerms } from "../../../src/critic/probes/effort.ts";
import { createProcessSandbox } from "../../../src/sandbox/process.ts";
import { library, rewardOf, rolloutOf, spec } from "../../sandbox/fixtures.ts";

const sandbox = createProcessSandbox({ spec, library });
afterAll(() => sandbox.close());

/** Fails where the action is what no simulated step has in that state. */
const picky = rewardOf("function terms({ state, action }) { return { a: 1 / (state.body.x - action.torque[0]) }; }");

test("a program that fails on steps nobody simulated is there for the next probe", async () => {
  await sandbox.load(picky);
  const batch = rolloutOf({ steps: 4, lanes: 1 });
  expect(await attempt(batch, { sandbox, reward: picky })).toBeNull(); // at 3, where the torque is 3
  expect(await attempt(rolloutOf({ steps: 2, lanes: 1 }), { sandbox, reward: picky })).toHaveLength(2);
});

test("effort is looked for by exchanged actions, which may break a program that sound steps do not", async () => {
  await sandbox.load(picky);
  const batch = rolloutOf({ steps: 3, lanes: 1 });
  // Places 0 1 2 under torques 9 0 9: sound as simulated; exchanged, the place 0 meets the torque 0.
  batch.action.set([9, 0, 0, 0, 9, 0]);
  expect((await sandbox.evaluate(batch)).kind).toBe("terms");
  expect(await effortTerms(batch, { sandbox, reward: picky })).toEqual([]);
  expect((await sandbox.evaluate(rolloutOf({ steps: 2, lanes: 1 }))).kind).toBe("terms");
});
