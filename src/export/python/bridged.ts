import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { Built } from "../../simulator/gymnasium/build.ts";
import { numericLeaves, sizeOf } from "../../simulator/gymnasium/sources.ts";
import type { Making, Probe } from "../../simulator/gymnasium/types.ts";
import { nested, type Place } from "./nested.ts";
import { quoted } from "./piece.ts";

/** JSON as Python writes it. */
export const pythonLiteral = (value: unknown): string => {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(", ")}]`;
  if (typeof value === "object") {
    return `{${Object.entries(value)
      .map(([name, inner]) => `${quoted(name)}: ${pythonLiteral(inner)}`)
      .join(", ")}}`;
  }
  return String(value);
};

const tuple = (path: readonly (string | number)[]): string =>
  `(${path.map((key) => `${pythonLiteral(key)},`).join(" ")})`;

const pairs = (entries: readonly { path: readonly (string | number)[]; size: number }[]): string =>
  `[${entries.map(({ path, size }) => `(${tuple(path)}, ${size})`).join(", ")}]`;

const statePlaces = ({ spec, statePlaces: places }: Built): Place[] =>
  stateLayout(spec).entries.map(({ path, offset, size, field }) => {
    const at = places.slice(offset, offset + size);
    if (field.size === undefined) {
      const number = `row[${at[0]}]`;
      return { path, text: field.type === "boolean" ? `bool(${number} == 1)` : `float(${number})` };
    }
    return { path, text: `row[${pythonLiteral(at)}].tolist()` };
  });

/**
 * For a bridged environment, what `state.py` is for one of the suite: the observation and the `info` as the bridge reads
 * them (simulator/gymnasium/): flattened one after another, an entry of `info` 0 until it is first told in an episode.
 */
export const bridgedModule = (built: Built, { probe, making }: { probe: Probe; making: Making }): string => {
  const leaves = numericLeaves(probe.observation).map((leaf) => ({ path: leaf.path, size: sizeOf(leaf) }));
  const actions = probe.action.map((leaf) => ({ path: leaf.path, size: sizeOf(leaf) }));
  const { entries } = actionLayout(built.spec);
  const bounds = entries.flatMap(({ field, size }) => Array.from({ length: size }, () => field.range));
  const columns = entries.map(({ path, offset, size, field }) => ({
    path,
    text: field.size === undefined ? `numbers[${offset}]` : `numbers[${offset}:${offset + size}]`,
  }));
  const clipped =
    built.spec.control.kind === "discrete"
      ? ""
      : `
    numbers = np.clip(np.where(np.isnan(numbers), 0.0, numbers), LOW, HIGH)`;
  return `import numpy as np
${making.imports.map((name) => `import ${name}  # registers the environment\n`).join("")}
GYMNASIUM_ID = ${quoted(making.id)}
KWARGS = ${pythonLiteral(making.options)}
# Where the numbers of a state come from: paths into the observation and into info, and how many numbers there are.
OBSERVATION = ${pairs(leaves)}
INFO = ${pairs(probe.infos)}
ACTION = ${pairs(actions)}
LOW = ${pythonLiteral(bounds.map(([low]) => low))}
HIGH = ${pythonLiteral(bounds.map(([, high]) => high))}


def _value_at(nest, path):
    for key in path:
        nest = nest.get(key) if isinstance(nest, dict) else nest[key]
        if nest is None:
            return None
    return nest


def _numbers_at(nest, path):
    return np.asarray(_value_at(nest, path), dtype=np.float64).reshape(-1)


class StateReader:
    """The state by its fields' names; an entry of info keeps its value until it is told again, 0 at first."""

    def __init__(self, env):
        self._row = np.zeros(${built.rowWidth})

    def read(self, observation, info, first=False):
        row = self._row
        place = 0
        for path, size in OBSERVATION:
            row[place : place + size] = _numbers_at(observation, path)
            place += size
        if first:
            row[place:] = 0
            row[:place] = np.where(np.isfinite(row[:place]), row[:place], 0)
        for path, size in INFO:
            count = max(1, size)
            try:
                numbers = _numbers_at(info, path)
            except (TypeError, ValueError):
                numbers = np.empty(0)
            if numbers.size == count and np.isfinite(numbers).all():
                row[place : place + count] = numbers
            place += count
        return ${nested(statePlaces(built))}


def applied(action):
    """The action as applied, after clipping, by the names of the reward."""
    numbers = np.concatenate([_numbers_at(action, path) for path, _ in ACTION])[${pythonLiteral([...built.actionPlaces])}]${clipped}
    numbers = numbers.tolist()
    return ${nested(columns)}
`;
};
