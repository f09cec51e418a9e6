import { formatNumber } from "../../core/format.ts";
import type { CompiledReward } from "../../core/program.ts";
import { setWeights } from "../../reward/edit.ts";
import { normalForm } from "../../reward/normal-form.ts";
import { parseReward } from "../../reward/program.ts";
import { nextPoint } from "./evolve-weights.ts";
import type { Operator } from "./types.ts";

/** A program without its weights' values: the script holds them too. */
const structureOf = (reward: CompiledReward): string => {
  const ones = Object.fromEntries(Object.keys(reward.weights).map((name) => [name, 1]));
  const parsed = parseReward(reward.source);
  if (parsed.kind !== "program") return reward.source;
  const { javascript } = reward;
  const opened = javascript.indexOf("{", javascript.indexOf("const weights ="));
  const closed = javascript.indexOf("}", opened);
  return normalForm({ ...reward, javascript: javascript.slice(0, opened) + javascript.slice(closed), weights: ones });
};

/** To three digits, which is finer than trainings tell apart. */
const rounded = (value: number): number => Number(value.toPrecision(3));

/**
 * The best program with other weights, by CMA-ES over the logarithms of the weights of all that differ from it in their
 * weights alone. Signs stay, and a weight of 0. Each is trained from the start as every program is, since a policy
 * belongs to the reward that it was trained under.
 */
export const evolveWeights: Operator = ({ measured, random }) => {
  const [best] = measured;
  const reward = best?.candidate.reward;
  if (best === undefined || !reward) return null;
  const parsed = parseReward(reward.source);
  const names = Object.entries(reward.weights).flatMap(([name, weight]) => (weight === 0 ? [] : [name]));
  // One weight alone is the scale, which learners divide out.
  if (parsed.kind !== "program" || names.length < 2) return null;
  const structure = structureOf(reward);
  const siblings = measured.flatMap(({ candidate: { reward: other } }) =>
    other !== null && structureOf(other) === structure ? [other.weights] : [],
  );
  const points = siblings
    .filter((weights) => names.every((name) => (weights[name] ?? 0) * (reward.weights[name] as number) > 0))
    .map((weights) => names.map((name) => Math.log(Math.abs(weights[name] as number))));
  const drawn = nextPoint(points, random);
  const weights = Object.fromEntries(
    names.map((name, column) => [
      name,
      rounded(Math.sign(reward.weights[name] as number) * Math.exp(drawn[column] as number)),
    ]),
  );
  const changes = names.map(
    (name) => `${name} ${formatNumber(reward.weights[name] as number)} → ${formatNumber(weights[name] as number)}`,
  );
  return {
    text: setWeights(parsed.program, { ...reward.weights, ...weights }).source,
    origin: { operator: "weights", parents: [best.candidate.id], note: changes.join(", ") },
  };
};
