import type { RecordedPlay } from "../core/recording.ts";
import { span } from "../core/span.ts";
import { mean, pearson } from "../core/statistics.ts";

/** Columns of states. */
export const columnsIn = (plays: readonly RecordedPlay[]): string[] => Object.keys(plays[0]?.states ?? {});

const valuesOf = (plays: readonly RecordedPlay[], column: string): number[][] =>
  plays.flatMap(({ states }) => (states[column] === undefined ? [] : [states[column]]));

/** Mean change a step, without its sign. */
export const pathPerStep = (plays: readonly RecordedPlay[], column: string): number => {
  const changes = valuesOf(plays, column).flatMap((values) =>
    values.slice(1).map((value, place) => Math.abs(value - (values[place] as number))),
  );
  return changes.length === 0 ? 0 : mean(changes);
};

/** Mean over episodes of how far a column ranges within one. */
export const spanOf = (plays: readonly RecordedPlay[], column: string): number => {
  const spans = valuesOf(plays, column).map(span);
  return spans.length === 0 ? 0 : mean(spans);
};

/**
 * Turns an episode: how often a column changes direction, where a change counts from a tenth of its span on, so that trembling is none.
 */
export const turnsOf = (plays: readonly RecordedPlay[], column: string): number => {
  const all = valuesOf(plays, column);
  let turns = 0;
  for (const values of all) {
    const range = span(values);
    let extreme = values[0] ?? 0;
    let direction = 0;
    for (const value of values) {
      const change = value - extreme;
      if (direction === 0 ? Math.abs(change) > 0.1 * range : direction * change < -0.1 * range) {
        if (direction !== 0) turns++;
        direction = Math.sign(change);
        extreme = value;
      } else if (direction !== 0 && direction * change > 0) extreme = value;
    }
  }
  return all.length === 0 ? 0 : turns / all.length;
};

/**
 * Of all the way that a column goes, the share that is undone again: 0 one way, 1 to and fro. A rate's way is the rate itself; an angle's
 * jump is none.
 */
export const backOf = (
  plays: readonly RecordedPlay[],
  { column, isChange }: { column: string; isChange: boolean },
): number => {
  const shares = valuesOf(plays, column).flatMap((values) => {
    const changes = isChange ? values.slice(1).map((value, place) => value - (values[place] as number)) : values;
    const jump = isChange ? span(values) / 2 : Number.POSITIVE_INFINITY;
    const ways = changes.filter((change) => Math.abs(change) <= jump);
    const path = ways.reduce((total, way) => total + Math.abs(way), 0);
    return path === 0 ? [] : [1 - Math.abs(ways.reduce((total, way) => total + way, 0)) / path];
  });
  return shares.length === 0 ? 0 : mean(shares);
};

/** Correlation from which a term is taken to be of motion or effort. */
const goesWith = 0.6;

/** Whether what a term costs goes with how much is moved or done in a step: a cost of motion, not of being in the wrong place. */
export const isOfMotion = (plays: readonly RecordedPlay[], term: string): boolean => {
  const paid = plays.flatMap(({ terms }) => terms?.[term] ?? []);
  const sizes = (read: (play: RecordedPlay) => number[]) => plays.flatMap(read);
  const magnitudes = [
    ...Object.keys(plays[0]?.actions ?? {}).map((column) =>
      sizes(({ actions, terms }) => (terms?.[term] ?? []).map((_, step) => Math.abs(actions[column]?.[step] ?? 0))),
    ),
    ...columnsIn(plays).map((column) =>
      sizes(({ states, terms }) =>
        (terms?.[term] ?? []).map((_, step) =>
          Math.abs((states[column]?.[step + 1] ?? 0) - (states[column]?.[step] ?? 0)),
        ),
      ),
    ),
  ];
  return paid.length > 1 && magnitudes.some((values) => Math.abs(pearson(paid, values)) >= goesWith);
};
