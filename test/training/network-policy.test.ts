import { expect, test } from "vitest";
import { createPolicy, restorePolicy } from "../../src/training/network-policy.ts";
import { parameterCount } from "../../src/training/network.ts";
import { loadTrack } from "./track.ts";

test("a policy is written down as it was made, also where its training has gone on since", () => {
  const { spec } = loadTrack("continuous").environment;
  const sizes = [spec.observation.labels.length, 1];
  const parameters = new Float32Array(parameterCount(sizes)).fill(0.2);
  const mean = new Float64Array(sizes[0] as number).fill(0.1);
  const variance = new Float64Array(sizes[0] as number).fill(2);
  const policy = createPolicy({ learner: "ppo", spec, sizes, parameters, mean, variance });
  const actOf = ({ act }: Pick<typeof policy, "act">): number => {
    const actions = new Float64Array(1);
    act(new Float64Array(sizes[0] as number).fill(0.7), 1, actions);
    return actions[0] as number;
  };
  const before = actOf(policy);
  mean.fill(3);
  variance.fill(5);
  parameters.fill(9);
  expect(actOf(policy)).toBe(before);
  expect(actOf(restorePolicy(spec, policy.serialize()))).toBe(before);
});
