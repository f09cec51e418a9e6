import { usageError } from "../core/errors.ts";
import type { LearnerOptions } from "../core/job.ts";
import { nearestNames } from "../core/nearest.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { hyperparametersFor as arsRule, tuned as arsTuned } from "./ars/hyperparameters.ts";
import { arsOptions } from "./ars/options.ts";
import type { LearnerOption } from "./learner-option.ts";
import { tuned } from "./on-policy/tuned.ts";
import { hyperparametersFor as ppoRule } from "./ppo/hyperparameters.ts";
import { ppoOptions } from "./ppo/options.ts";
import { hyperparametersFor as trpoRule } from "./trpo/hyperparameters.ts";
import { trpoOptions } from "./trpo/options.ts";

type Shape = { spec: EnvironmentSpec; steps: number };

/** Of each learner: what it can be told, and what that makes of its rule, which refuses what cannot be. */
const learners: Record<
  string,
  { options: Readonly<Record<string, LearnerOption>>; tune(asked: LearnerOptions, shape: Shape): unknown }
> = {
  ppo: { options: ppoOptions, tune: (tune, shape) => tuned(ppoRule(shape), { tune, ...shape }) },
  trpo: { options: trpoOptions, tune: (tune, shape) => tuned(trpoRule(shape), { tune, ...shape }) },
  ars: { options: arsOptions, tune: (tune, shape) => arsTuned(arsRule(shape), { tune, ...shape }) },
};

/** `learningRate` → `learning-rate`, as the command line has it. */
const keyOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The options of a learner by their keys. */
export const learnerOptionsOf = (learner: string): Record<string, LearnerOption & { name: string }> =>
  Object.fromEntries(
    Object.entries(learners[learner]?.options ?? {}).map(([name, option]) => [keyOf(name), { ...option, name }]),
  );

const unknownKey = (key: string, { learner, reason }: { learner: string; reason: string }): Error => {
  const known = Object.keys(learnerOptionsOf(learner));
  const others = Object.keys(learners).filter((other) => Object.hasOwn(learnerOptionsOf(other), key));
  const near = nearestNames(key, { known });
  return usageError({
    code: "unknown-learner-option",
    message: `--learner-option: the learner ${learner} (${reason}) has no option '${key}'`,
    action:
      others.length > 0
        ? `It is one of ${others.join(" and ")}: ask for --learner ${others[0]}, or leave it out.`
        : near.length > 0
          ? `Did you mean ${near.map((name) => `'${name}'`).join(" or ")}?`
          : `It has ${known.join(", ")}.`,
  });
};

/**
 * `["learning-rate=0.001"]` as the numbers of a learner, by their names there; `reason`: why this learner. Raises usage
 * errors for what it does not know, what is no value of a key, what comes twice, and what the training cannot hold.
 */
export const readLearnerOptions = (
  pairs: readonly string[],
  { learner, reason, ...shape }: { learner: string; reason: string } & Shape,
): LearnerOptions => {
  const options = learnerOptionsOf(learner);
  const read: Record<string, LearnerOptions[string]> = {};
  for (const pair of pairs) {
    const key = pair.slice(0, pair.indexOf("=")).trim();
    const value = pair.slice(pair.indexOf("=") + 1).trim();
    const option = Object.hasOwn(options, key) ? options[key] : undefined;
    if (option === undefined) throw unknownKey(key, { learner, reason });
    const parsed = option.schema.safeParse(value);
    if (!parsed.success || option.name in read)
      throw usageError({
        code: "bad-learner-option",
        message: `--learner-option ${pair}: ${parsed.success ? `'${key}' was given twice` : `'${value}' is not ${option.expects}`}`,
        action: parsed.success ? "Give it once." : `Give ${option.expects}.`,
      });
    read[option.name] = parsed.data;
  }
  learners[learner]?.tune(read, shape);
  return read;
};

/** `hand-over=exploring, learning-rate=0.001`. */
export const learnerOptionsText = (options: LearnerOptions): string =>
  Object.entries(options)
    .map(([name, value]) => `${keyOf(name)}=${String(value)}`)
    .join(", ");
