import { mean, standardDeviation } from "../core/statistics.ts";
import { span } from "../core/span.ts";
import { goalValues, lateValues } from "./ends.ts";
import { columnsIn } from "./steps.ts";
import type { Reading } from "./reading.ts";

/** Of all that a column ranges over: values in one of so many parts of it are alike. */
const bins = 12;
/** Share of ends that two have in common, up to which they end elsewhere. */
const shared = 0.5;
/** Of that range, and of what either deviates by: both may be so settled that a small part of it lies between them. */
const little = 0.02;
const sure = 3;

/** Whether somebody moves a column: what is the same all through every episode, no policy has a say in. */
export const isMoved = ({ everybody }: Reading, column: string): boolean =>
  everybody.some(({ states }) => span(states[column] ?? []) > 0);

export const movedColumns = (reading: Reading): string[] =>
  columnsIn(reading.everybody).filter((column) => isMoved(reading, column));

/** Columns in which who does the task ends elsewhere than the policy: what the task is about, as far as steps show it. */
export const goalColumns = (reading: Reading): Set<string> => {
  const { own, doers, everybody } = reading;
  const isApart = (column: string): boolean => {
    const all = everybody.flatMap(({ states }) => states[column] ?? []);
    const [low, width] = [all.reduce((least, value) => Math.min(least, value), Infinity), span(all)];
    const partsOf = (late: readonly number[]): number[] => {
      const parts = Array.from({ length: bins }, () => 0);
      for (const value of late) {
        const bin = Math.min(bins - 1, Math.floor((bins * (value - low)) / width));
        parts[bin] = (parts[bin] as number) + 1 / late.length;
      }
      return parts;
    };
    const ends = [lateValues(own.plays, column), goalValues(doers.plays, column)] as const;
    const way = Math.abs(mean(ends[0]) - mean(ends[1]));
    if (way >= Math.max(little * width, sure * Math.hypot(...ends.map(standardDeviation)))) return true;
    const [mine, his] = [partsOf(ends[0]), partsOf(ends[1])];
    return mine.reduce((sum, part, bin) => sum + Math.min(part, his[bin] as number), 0) <= shared;
  };
  return new Set(doers.plays.length === 0 ? [] : movedColumns(reading).filter(isApart));
};
