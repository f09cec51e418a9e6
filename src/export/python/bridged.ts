import { readFileSync } from "node:fs";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { Built } from "../../simulator/gymnasium/build.ts";
import { numericLeaves, sizeOf } from "../../simulator/gymnasium/sources.ts";
import type { InfoEntry, Making, Probe, StateSource } from "../../simulator/gymnasium/types.ts";
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

/** Entries as they are read: the size of a list that is told by its length is -1. */
const told = (entries: readonly InfoEntry[]): string =>
  pairs(entries.map(({ path, size, length }) => ({ path, size: length ? -1 : size })));

/** The state function's file, line by line: none of them is one of the module's own. */
const stateFunction = ({ module, function: name, text }: StateSource): string => `
# ${module}.py, as the reward was found with it.
STATE_SOURCE = [
${text
  .split("\n")
  .map((row) => `    ${quoted(row)},`)
  .join("\n")}
]


def _state_function():
    module = types.ModuleType(${quoted(module)})
    exec(compile("\\n".join(STATE_SOURCE), ${quoted(`${module}.py`)}, "exec"), module.__dict__)
    return getattr(module, ${quoted(name)})


`;

const shimText = readFileSync(
  new URL("../../simulator/gymnasium/python/rewardsmith_bridge/shim.py", import.meta.url),
  "utf8",
).replace(/^"""[^]*?"""\n/, "");

/** How Python makes a bridged environment. */
export const makerOf = ({ shim }: Probe): string => (shim ? "make_shimmed" : "gymnasium.make");

/**
 * For a bridged environment, what `state.py` is for one of the suite: the observation and the `info` as the bridge reads
 * them (simulator/gymnasium/): flattened one after another, an entry of `info` 0 until it is first told in an episode; and
 * what the state function reads of the environment.
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
  const { state, shim } = probe;
  return `import numpy as np
${state === undefined ? "" : "import types\n"}${shim ? shimText : ""}
${making.imports.map((name) => `import ${name}  # registers the environment\n`).join("")}
GYMNASIUM_ID = ${quoted(making.id)}
KWARGS = ${pythonLiteral(making.options)}
# Where the numbers of a state come from: paths into the observation and into info, and how many numbers there are.
OBSERVATION = ${pairs(leaves)}
INFO = ${told(probe.infos)}
${state === undefined ? "" : `STATE = ${told(state.entries)}\n`}ACTION = ${pairs(actions)}
LOW = ${pythonLiteral(bounds.map(([low]) => low))}
HIGH = ${pythonLiteral(bounds.map(([, high]) => high))}
${state === undefined ? "" : stateFunction(state.source)}

def _value_at(nest, path):
    for key in path:
        nest = nest.get(key) if isinstance(nest, dict) else nest[key]
        if nest is None:
            return None
    return nest


def _numbers_at(nest, path):
    return np.asarray(_value_at(nest, path), dtype=np.float64).reshape(-1)


def _told_at(nest, path, size):
    """The numbers of an entry, or a list's length; none where it is not told."""
    try:
        if size < 0:
            value = _value_at(nest, path)
            return np.asarray([float(len(value))] if isinstance(value, (list, tuple, set, frozenset)) else [])
        numbers = _numbers_at(nest, path)
    except (TypeError, ValueError, IndexError, KeyError):
        return np.empty(0)
    return numbers if np.isfinite(numbers).all() else np.empty(0)


class StateReader:
    """The state by its fields' names; an entry of info keeps its value until it is told again, 0 at first."""

    def __init__(self, env):
        self._row = np.zeros(${built.rowWidth})${
          state === undefined
            ? ""
            : `
        self._env, self._state = env, _state_function()`
        }

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
            count, numbers = max(1, size), _told_at(info, path, size)
            if numbers.size == count:
                row[place : place + count] = numbers
            place += count
${
  state === undefined
    ? ""
    : `        told = self._state(self._env)
        for path, size in STATE:
            count, numbers = max(1, size), _told_at(told, path, size)
            if numbers.size == count:
                row[place : place + count] = numbers
            place += count
`
}        return ${nested(statePlaces(built))}


def applied(action):
    """The action as applied, after clipping, by the names of the reward."""
    numbers = np.concatenate([_numbers_at(action, path) for path, _ in ACTION])[${pythonLiteral([...built.actionPlaces])}]${clipped}
    numbers = numbers.tolist()
    return ${nested(columns)}
`;
};
