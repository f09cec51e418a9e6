import { usageError } from "../../core/errors.ts";
import type { Control } from "../../core/spec.ts";
import { boundAt, identifierOf, sizeOf, type Source } from "./sources.ts";
import type { Leaf } from "./types.ts";

/** Action leaves as sources named `action…`, and what must be said about them. */
export type ActionSources = { sources: Source[]; discrete: boolean; notices: string[] };

/** More combinations than this are no list to choose from. */
const mostActions = 1024;

const unusable = (reference: string, problem: string): Error =>
  usageError({
    code: "bridge/unusable-action",
    message: `The action space of '${reference}' cannot be used: ${problem}.`,
    action:
      "Register a wrapped environment with a Box or a Discrete action space (gymnasium.wrappers.TransformAction; docs/python.md).",
  });

const bounded = (leaf: Leaf, index: number): readonly [number, number] => {
  const low = boundAt(leaf.low, index);
  const high = boundAt(leaf.high, index);
  if (low !== null && high !== null) return [low, high];
  // Somewhere to act in, at the end that is known.
  if (low !== null) return [low, low + 2];
  return high !== null ? [high - 2, high] : [-1, 1];
};

/** Raises `bridge/unusable-action`. */
export const actionSources = (leaves: readonly Leaf[], reference: string): ActionSources => {
  const other = leaves.find(({ kind }) => kind === "other");
  if (other !== undefined) throw unusable(reference, `${other.space} is no space of numbers`);
  const discrete = leaves.every(({ kind }) => kind !== "box");
  if (!discrete && leaves.some(({ kind }) => kind !== "box"))
    throw unusable(reference, "it mixes continuous and discrete parts");
  const notices: string[] = [];
  let offset = 0;
  const sources = leaves.map((leaf): Source => {
    const size = sizeOf(leaf);
    const path = ["action", ...leaf.path.map(identifierOf)];
    const ranges = Array.from({ length: size }, (_, index) => bounded(leaf, index));
    const open = ranges.some((_, index) => boundAt(leaf.low, index) === null || boundAt(leaf.high, index) === null);
    if (open) {
      notices.push(
        `the action '${path.join(".")}' of '${reference}' is unbounded; [${String(ranges[0])}] stands in. A fields file can give its range.`,
      );
    }
    const source: Source = {
      from: "action",
      path,
      name: path.join("."),
      offset,
      size: leaf.shape.length === 0 || (size === 1 && leaf.path.length === 0) ? undefined : size,
      boolean: false,
      categorical: discrete,
      ranges: ranges.map(([low, high]) => (low < high ? [low, high] : [low - 1, high + 1])),
      description: discrete ? "Which of the alternatives was chosen." : "As the environment takes it.",
      guessed: ranges.map(() => false),
      verdict: false,
    };
    offset += size;
    return source;
  });
  return { sources, discrete, notices };
};

/** Every combination of values of the leaves' numbers, in the order of counting. Raises `bridge/unusable-action`. */
export const discreteActions = (
  leaves: readonly Leaf[],
  { names, reference }: { names: readonly string[] | null; reference: string },
): Extract<Control, { kind: "discrete" }>["actions"] => {
  const digits = leaves.flatMap((leaf) =>
    Array.from({ length: sizeOf(leaf) }, (_, index) => {
      const low = boundAt(leaf.low, index) ?? 0;
      return { low, count: (boundAt(leaf.high, index) ?? low) - low + 1 };
    }),
  );
  const total = digits.reduce((product, { count }) => product * count, 1);
  if (total > mostActions) throw unusable(reference, `it has ${total} combinations, more than ${mostActions}`);
  if (total < 2) throw unusable(reference, "it leaves nothing to choose");
  const labels = names?.length === total && new Set(names).size === total ? names : undefined;
  return Array.from({ length: total }, (_, index) => {
    let rest = index;
    const values = digits
      .toReversed()
      .map(({ low, count }) => {
        const digit = rest % count;
        rest = (rest - digit) / count;
        return low + digit;
      })
      .toReversed();
    return { label: labels?.[index] ?? values.join(","), values };
  });
};
