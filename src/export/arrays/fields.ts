import { actionLayout, stateLayout, type FieldEntry } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { reachable, leafText, type ArrayReward } from "./read.ts";
import type { Node } from "./node.ts";

/** Everything that is printed of a reward. */
export const rootsOf = ({ terms, memory, total }: ArrayReward): Node[] => [
  ...terms.values(),
  ...memory.values(),
  total,
];

/** What a reward reads of a step: nothing else need be there. */
export type Read = {
  state: readonly FieldEntry[];
  next: readonly FieldEntry[];
  action: readonly FieldEntry[];
  time: boolean;
  dt: boolean;
  terminated: boolean;
  /** A field of numbers, whose kind and shape the others have; of those read, where there is one. */
  like: string;
};

const isBoolean = ({ field }: FieldEntry): boolean => field.type === "boolean";

export const fieldsRead = (reward: ArrayReward, spec: EnvironmentSpec): Read => {
  const texts = [...reachable(rootsOf(reward))].flatMap(({ op, text }) =>
    op === "input" && text !== undefined ? [text] : [],
  );
  const names = new Set(texts.map((text) => text.replace(/\[\.\.\., \d+\]$/, "")));
  const of = (root: string, entries: readonly FieldEntry[]) =>
    entries.filter(({ path }) => names.has(leafText(root, path)));
  const states = stateLayout(spec).entries;
  const state = of("state", states);
  const next = of("next_state", states);
  const action = of("action", actionLayout(spec).entries);
  const candidates = [
    ...next.map((entry) => ["next_state", entry] as const),
    ...state.map((entry) => ["state", entry] as const),
    ...action.map((entry) => ["action", entry] as const),
    ...states.map((entry) => ["next_state", entry] as const),
  ];
  // A world of nothing but booleans has none of numbers.
  const [root, entry] = (candidates.find(([, one]) => !isBoolean(one)) ?? candidates[0]) as (typeof candidates)[number];
  return {
    state,
    next,
    action,
    time: names.has("time"),
    dt: names.has("dt"),
    terminated: names.has("terminated"),
    like: leafText(root, entry.path) + (entry.field.size === undefined ? "" : "[..., 0]"),
  };
};
