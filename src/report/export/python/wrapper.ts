import type { CompiledReward } from "../../../core/program.ts";
import { actionLayout } from "../../../simulator/fields.ts";
import type { EnvironmentSpec } from "../../../simulator/types.ts";
import { quoted } from "./piece.ts";
import type { StateModule } from "./state-module.ts";

/** Top-level names that are always the module's own. */
export const wrapperNames: readonly string[] = [
  "terms",
  "compose",
  "reward",
  "applied",
  "make",
  "DT",
  "ACTIONS",
  "LOW",
  "HIGH",
  "RewardsmithReward",
  "StateReader",
  "GYMNASIUM_ID",
  "KWARGS",
];

const compositions: Record<CompiledReward["composition"], string> = {
  sum: `def compose(values):
    """One number of the terms: their weighted sum."""
    total = 0.0
    for name, weight in WEIGHTS.items():
        total += weight * values[name]
    return total`,
  // The same as reward/compose.ts; 0.1 after Auto MC-Reward (Li et al. 2024).
  signs: `def compose(values):
    """One number of the terms: the sign of the sparse ones' weighted sum, and a tenth of the sign of the others'."""
    sparse = 0.0
    dense = 0.0
    for name, weight in WEIGHTS.items():
        if name in SPARSE:
            sparse += weight * values[name]
        else:
            dense += weight * values[name]
    return Math.sign(sparse) + 0.1 * Math.sign(dense)`,
};

export const composeFunctions = ({ composition }: CompiledReward): string[] => [
  compositions[composition],
  `def reward(state, action, next_state, memory, dt, time, terminated):
    """The reward of one step: the terms, composed."""
    return compose(terms(state, action, next_state, memory, dt, time, terminated))`,
];

const float = (value: number): string =>
  Number.isFinite(value) ? (/[.e]/.test(String(value)) ? String(value) : `${value}.0`) : `float("${value}")`;

const floats = (values: readonly number[]): string => `[${values.map(float).join(", ")}]`;

/** The action as the environment applies it, under the names of the spec. */
const appliedFunction = (spec: EnvironmentSpec): string => {
  const { entries } = actionLayout(spec);
  const places = entries.map(({ path, offset, size, field }) => ({
    path,
    text: field.size === undefined ? `numbers[${offset}]` : `numbers[${offset}:${offset + size}]`,
  }));
  const record = nested(places);
  if (spec.control.kind === "discrete") {
    return `ACTIONS = [${spec.control.actions.map(({ values }) => floats(values)).join(", ")}]


def applied(action):
    """What an action stands for, by the names of the reward."""
    numbers = ACTIONS[int(action)]
    return ${record}`;
  }
  const bounds = entries.flatMap(({ field, size }) => Array.from({ length: size }, () => field.range));
  return `LOW = ${floats(bounds.map(([low]) => low))}
HIGH = ${floats(bounds.map(([, high]) => high))}


def applied(action):
    """The action as applied, after clipping, by the names of the reward; what is not a number counts as 0."""
    given = np.nan_to_num(np.asarray(action, dtype=np.float64).ravel(), nan=0.0, posinf=np.inf, neginf=-np.inf)
    numbers = np.clip(given, LOW, HIGH).tolist()
    return ${record}`;
};

const nested = (places: readonly { path: readonly string[]; text: string }[]): string => {
  const names = [...new Set(places.map(({ path }) => path[0] as string))];
  const entries = names.map((name) => {
    const inside = places.filter(({ path }) => path[0] === name);
    const [only] = inside;
    const value =
      only !== undefined && only.path.length === 1
        ? only.text
        : nested(inside.map(({ path, text }) => ({ path: path.slice(1), text })));
    return `${quoted(name)}: ${value}`;
  });
  return `{${entries.join(", ")}}`;
};

/** The state's reader is of the state module; DT is the spec's. */
export const wrapper = ({ spec }: { spec: EnvironmentSpec; state: StateModule }): string[] => [
  appliedFunction(spec),
  `class RewardsmithReward(gymnasium.Wrapper):
    """Pays this reward; the environment's own is info["original_reward"], the terms are info["reward_terms"]."""

    def __init__(self, env):
        super().__init__(env)
        self._reader = StateReader(env.unwrapped)
        self._state = None
        self._memory = dict(INITIAL)
        self._steps = 0

    def reset(self, *, seed=None, options=None):
        observation, info = self.env.reset(seed=seed, options=options)
        self._state = self._reader.read()
        self._memory = dict(INITIAL)
        self._steps = 0
        return observation, info

    def step(self, action):
        observation, original, terminated, truncated, info = self.env.step(action)
        next_state = self._reader.read()
        time = self._steps * DT
        values = terms(self._state, applied(action), next_state, self._memory, DT, time, bool(terminated))
        self._state = next_state
        self._steps += 1
        info = {**info, "original_reward": original, "reward_terms": values}
        return observation, compose(values), terminated, truncated, info`,
  `def make(**options):
    """The environment with this reward; options are gymnasium.make's."""
    return RewardsmithReward(gymnasium.make(GYMNASIUM_ID, **{**KWARGS, **options}))`,
];
