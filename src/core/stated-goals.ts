import { stateLayout } from "./fields.ts";
import { readingsOf, type Reading } from "./readings.ts";
import type { EnvironmentSpec } from "./spec.ts";
import { parseUnit, sameUnit, type Unit } from "./units.ts";

// What a task's text says in numbers and names. Few ways of saying it are understood; what is not, is no goal here.

/** A value to be at: "within 0.2 m of 1 m", "at 2 m/s", "at +0.5 m". */
export type StatedTarget = { text: string; value: number; slack: number; unit: Unit };

/** A height not to pass: "the torso at most 0.42 m high". */
export type StatedBound = { text: string; field: string; of: "most" | "least"; value: number };

const number = String.raw`([+−-]?\d+(?:\.\d+)?)`;
const unit = String.raw`(m\/s|rad\/s|m|rad)(?![\w/])`;
const numberOf = (text: string | undefined): number => Number((text ?? "").replace("−", "-"));

export const statedTargets = (task: string, spec: EnvironmentSpec): StatedTarget[] => {
  const within = [...task.matchAll(new RegExp(`within ${number} ${unit} of ${number} ${unit}`, "g"))].map(
    ([text, slack, slackUnit, value, valueUnit]) => ({ text, slack: numberOf(slack), slackUnit, value, valueUnit }),
  );
  // "At 1 m or lower" is a bound, of a fall for example.
  const at = [...task.matchAll(new RegExp(`\\bat ${number} ${unit}(?! or )`, "g"))].map(([text, value, valueUnit]) => ({
    text,
    slack: 0,
    slackUnit: valueUnit,
    value,
    valueUnit,
  }));
  const targets = [...within, ...at]
    .filter(({ slackUnit, valueUnit, value }) => slackUnit === valueUnit && numberOf(value) !== 0)
    .map(({ text, slack, value, valueUnit }) => ({
      text,
      slack,
      value: numberOf(value),
      unit: parseUnit(valueUnit as string),
    }));
  const read = targets.length === 0 ? [] : readingsOf(task, spec).read;
  return targets.map((target) => ({ ...target, value: isOtherWay(target, read) ? -target.value : target.value }));
};

/** "backward at 1 m/s": the words turn the number's sign, as the spec says which way its field grows. */
const isOtherWay = ({ text, value, unit: own }: StatedTarget, read: readonly Reading[]): boolean =>
  read.some(
    (reading) =>
      reading.text.includes(text) &&
      reading.low === -value &&
      reading.high === -value &&
      sameUnit(parseUnit(reading.unit), own),
  );

export const statedBounds = (task: string, spec: EnvironmentSpec): StatedBound[] => {
  const fields = new Set(stateLayout(spec).entries.map(({ name }) => name));
  return [...task.matchAll(new RegExp(`\\bthe (\\w+) at (most|least) ${number} m high`, "g"))].flatMap(
    ([text, group, of, value]): StatedBound[] =>
      fields.has(`${group}.height`)
        ? [{ text, field: `${group}.height`, of: of as "most" | "least", value: numberOf(value) }]
        : [],
  );
};

/** Things that the task names and the environment measures distances to: `mark` with `fingertip.markDistance`. */
export const statedPlaces = (task: string, spec: EnvironmentSpec): string[] => {
  const names = stateLayout(spec).entries.map(({ path }) => path);
  const measured = new Set(names.flatMap((path) => /^([a-z]+)Distance$/.exec(path.at(-1) ?? "")?.[1] ?? []));
  return Object.keys(spec.state).filter((group) => measured.has(group) && new RegExp(`\\b${group}\\b`).test(task));
};
