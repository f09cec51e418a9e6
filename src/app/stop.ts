import { usageError } from "../core/errors.ts";
import type { RankFactor } from "../core/factor.ts";
import { holds, noGain, reached } from "../evolution/stop-rules.ts";
import type { StopRule } from "../evolution/types.ts";
import { requireMeasure } from "../measure/measure.ts";
import { measureNames } from "../simulator/measure-names.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";

const metricIn = (text: string): { metric: "success" | "fitness"; value: number } | null => {
  const [, metric, value] = /^(success|fitness)=(.*)$/.exec(text.trim()) ?? [];
  if (metric === undefined) return null;
  const number = Number(value);
  if (value?.trim() === "" || !Number.isFinite(number))
    throw usageError({
      code: "bad-option",
      message: `--stop-when: "${value}" in "${text}" is no number`,
      action: "Give success=V or fitness=V, or a condition such as 'change(torso.x) > 5'.",
    });
  return { metric: metric as "success" | "fitness", value: number };
};

/** The condition that ends a search, measured as a factor is; undefined where it is a figure, or nothing. Raises `bad-expression`. */
export const stopOf = async (
  text: string | undefined,
  { loaded, options }: { loaded: LoadedEnvironment; options: Record<string, string> },
): Promise<RankFactor | undefined> => {
  if (text === undefined || metricIn(text) !== null) return undefined;
  const names = await measureNames(loaded, { options, texts: [text] });
  const read = requireMeasure(text, {
    names,
    as: "condition",
    source: "--stop-when",
    action: "Or give success=V or fitness=V.",
  });
  return { expression: read.text, meaning: read.words, margin: { size: 0, of: "unit" } };
};

/** Said before a search that it may end. */
export const stopNotice = ({ meaning, expression }: RankFactor): string =>
  `ends once in every evaluation episode of its best ${meaning} (${expression})`;

/** `--stop-when` and `--patience` as rules; none without them. */
export const stopRulesOf = (
  config: { "stop-when"?: string; patience?: number },
  { factors = [], stop, isRanked = false }: { factors?: readonly RankFactor[]; stop?: RankFactor; isRanked?: boolean },
): StopRule[] => {
  const metric = stop === undefined ? metricIn(config["stop-when"] ?? "") : null;
  const { patience } = config;
  return [
    ...(stop === undefined ? [] : [holds({ expression: stop.expression, place: factors.length })]),
    ...(metric === null ? [] : [reached(metric)]),
    ...(patience === undefined ? [] : [noGain({ generations: patience, ranked: isRanked || factors.length > 0 })]),
  ];
};
