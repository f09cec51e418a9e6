import { readMeasure } from "../measure/measure.ts";
import { namesOf } from "../measure/names.ts";
import type { Names } from "../measure/types.ts";
import type { LoadedEnvironment } from "./types.ts";

/**
 * What expressions may name in an environment. Only its lanes know their hidden channels: one is made to see, where one
 * of the texts names what the spec does not.
 */
export const measureNames = async (
  { environment, names }: Pick<LoadedEnvironment, "environment" | "names">,
  { options, texts }: { options: Record<string, string>; texts: readonly string[] },
): Promise<Names> => {
  const known = names ?? namesOf(environment.spec);
  const isEnough = texts.every((text) => readMeasure(text, { names: known }).measure !== null);
  if (names !== undefined || isEnough) return known;
  const lane = await environment.create({ count: 1, seed: 0, options });
  try {
    return namesOf(environment.spec, { hidden: lane.hidden?.names ?? [] });
  } finally {
    lane.dispose();
  }
};
