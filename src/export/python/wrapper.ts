import type { CompiledReward } from "../../core/program.ts";
import { actionLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { PythonSide } from "../types.ts";
import { isOverEpisode } from "../../core/program.ts";
import { lowestKey, TEMPERATURE } from "../../reward/softmin.ts";
import { nested } from "./nested.ts";
import { floats } from "./literals.ts";
import { quoted } from "./piece.ts";

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
  "OBSERVATION",
  "INFO",
  "ACTION",
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
  softmin: `def compose(values, memory):
    """What the step takes from the episode's lowest soft minimum of the terms, which \`memory\` keeps."""
    weighted = [weight * values[name] for name, weight in WEIGHTS.items() if weight != 0]
    least = min(weighted, default=0.0)
    share = math.fsum(math.exp((least - one) / ${TEMPERATURE}) for one in weighted) / max(1, len(weighted))
    value = least - ${TEMPERATURE} * math.log(share) if weighted else 0.0
    lowest = memory.get(${quoted(lowestKey)}, math.inf)
    memory[${quoted(lowestKey)}] = min(value, lowest)
    return value if lowest == math.inf else min(0.0, value - lowest)`,
};

/** Arguments of \`compose\`, the terms' text first. */
const composing = (reward: Pick<CompiledReward, "composition">, values: string, memory: string): string =>
  isOverEpisode(reward) ? `compose(${values}, ${memory})` : `compose(${values})`;

export const composeFunctions = (reward: CompiledReward): string[] => [
  compositions[reward.composition],
  `def reward(state, action, next_state, memory, dt, time, terminated):
    """The reward of one step: the terms, composed."""
    return ${composing(reward, "terms(state, action, next_state, memory, dt, time, terminated)", "memory")}`,
];

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

/** How the state is read: a suite environment's out of the simulator, a bridged one's out of what it tells. */
const reading: Record<PythonSide["kind"], { of: string; first: string; next: string }> = {
  suite: { of: "env.unwrapped", first: "self._reader.read()", next: "self._reader.read()" },
  bridged: {
    of: "env",
    first: "self._reader.read(observation, info, first=True)",
    next: "self._reader.read(observation, info)",
  },
};

/** What turns Gymnasium's environment into one with this reward; a bridged environment's module has its own `applied`. */
export const wrapper = ({
  reward,
  spec,
  kind,
  maker = "gymnasium.make",
  keywords,
}: {
  reward: CompiledReward;
  spec: EnvironmentSpec;
  kind: PythonSide["kind"];
  /** What makes the environment. */
  maker?: string;
  /** Further keyword arguments of `make`, one dict each. */
  keywords: readonly string[];
}): string[] => [
  ...(kind === "suite" ? [appliedFunction(spec)] : []),
  `class RewardsmithReward(gymnasium.Wrapper):
    """Pays this reward; the environment's own is info["original_reward"], the terms are info["reward_terms"]."""

    def __init__(self, env):
        super().__init__(env)
        self._reader = StateReader(${reading[kind].of})
        self._state = None
        self._memory = dict(INITIAL)
        self._steps = 0

    def reset(self, *, seed=None, options=None):
        observation, info = self.env.reset(seed=seed, options=options)
        self._state = ${reading[kind].first}
        self._memory = dict(INITIAL)
        self._steps = 0
        return observation, info

    def step(self, action):
        observation, original, terminated, truncated, info = self.env.step(action)
        next_state = ${reading[kind].next}
        time = self._steps * DT
        values = terms(self._state, applied(action), next_state, self._memory, DT, time, bool(terminated))
        self._state = next_state
        self._steps += 1
        info = {**info, "original_reward": original, "reward_terms": values}
        return observation, ${composing(reward, "values", "self._memory")}, terminated, truncated, info`,
  `def make(**options):
    """The environment with this reward; options are gymnasium.make's."""
    return RewardsmithReward(${maker}(GYMNASIUM_ID, **{${["KWARGS", ...keywords, "options"].map((name) => `**${name}`).join(", ")}}))`,
];
