import { expect, test } from "vitest";
import { weighedAnew, withoutEach } from "../../../src/evolution/explain/changes.ts";
import { compileReward } from "../../../src/reward/compile.ts";
import { parseReward } from "../../../src/reward/program.ts";

const rewardOf = (source: string) => {
  const parsed = parseReward(source);
  if (parsed.kind !== "program") throw new Error(parsed.diagnostics[0]?.message);
  return compileReward(parsed.program);
};

const three = rewardOf(`import type { Step } from "environment";

export const weights = { forward: 1, upright: 0.5, effort: 900 };

export function terms({ state, next, dt }: Step) {
  const speed = (next.x - state.x) / dt;
  const lean = Math.abs(next.angle);
  return { forward: speed, upright: 1 - lean, effort: -0.001 * speed };
}
`);

test("each term is taken out with what only it used, the others stay as they are", () => {
  const changes = withoutEach(three);
  expect(changes.map(({ term, change }) => [term, change])).toEqual([
    ["forward", "removed"],
    ["upright", "removed"],
    ["effort", "removed"],
  ]);
  const [, upright] = changes;
  expect(upright?.reward?.weights).toEqual({ forward: 1, effort: 900 });
  expect(upright?.reward?.source).not.toContain("lean");
  expect(upright?.reward?.source).toContain("speed");
});

test("the weights of the two terms that are most of the reward are halved and doubled, whatever their units", () => {
  const tried = weighedAnew(three, { forward: 0.6, upright: 0.3, effort: 0.1 });
  expect(tried.map(({ term, change, reward }) => [term, change, reward?.weights[term]])).toEqual([
    ["forward", "halved", 0.5],
    ["forward", "doubled", 2],
    ["upright", "halved", 0.25],
    ["upright", "doubled", 1],
  ]);
});

test("where no share is known the weights themselves say which are the largest", () => {
  expect(weighedAnew(three, {}).map(({ term }) => term)).toEqual(["effort", "effort", "forward", "forward"]);
});

test("a reward's only term stays, and a weight of nothing is neither halved nor doubled", () => {
  const one = rewardOf(`import type { Step } from "environment";
export const weights = { still: 0 };
export function terms({ next }: Step) {
  return { still: -Math.abs(next.x) };
}
`);
  expect(withoutEach(one)).toEqual([]);
  expect(weighedAnew(one, { still: 1 })).toEqual([]);
});
