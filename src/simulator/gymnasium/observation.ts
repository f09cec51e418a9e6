import { usageError } from "../../core/errors.ts";
import { boundAt, numericLeaves, sizeOf } from "./sources.ts";
import type { Leaf } from "./types.ts";

/** How the policy's input comes of a row: `input[k] = scale · (row[place] − offset)`, or 1 where the row's number is `equals`. */
export type Input = { label: string; place: number } & ({ scale: number; offset: number } | { equals: number });

/** More alternatives than this are told as one number from 0 to 1 instead of one input each. */
const mostAlternatives = 512;

/** Policies here are small networks over numbers; pictures beyond this need something else. */
const mostInputs = 4096;

const isPicture = ({ dtype, low, high }: Leaf): boolean => dtype === "uint8" && low === 0 && high === 255;

const alternatives = (leaf: Leaf, index: number): { low: number; count: number } => {
  const low = boundAt(leaf.low, index) ?? 0;
  return { low, count: (boundAt(leaf.high, index) ?? low) - low + 1 };
};

const inputsOf = (leaf: Leaf, first: number): Input[] => {
  const size = sizeOf(leaf);
  const name = leaf.path.length === 0 ? "observation" : leaf.path.join(".");
  const elements = Array.from({ length: size }, (_, index) => ({
    index,
    place: first + index,
    label: leaf.shape.length === 0 ? name : `${name}[${index}]`,
  }));
  if (leaf.kind === "box") {
    const scale = isPicture(leaf) ? 1 / 255 : 1;
    return elements.map(({ place, label }) => ({ label, place, scale, offset: 0 }));
  }
  const total = elements.reduce((sum, { index }) => sum + alternatives(leaf, index).count, 0);
  return elements.flatMap(({ index, place, label }): Input[] => {
    const { low, count } = alternatives(leaf, index);
    if (total > mostAlternatives || count <= 2)
      return [{ label, place, scale: 1 / Math.max(1, count - 1), offset: low }];
    return Array.from({ length: count }, (_, choice) => ({
      label: `${label}=${low + choice}`,
      place,
      equals: low + choice,
    }));
  });
};

const nameOf = ({ path }: Leaf): string => path.join(".") || "observation";

const partText = (leaf: Leaf): string =>
  `'${nameOf(leaf)}' (${leaf.shape.join(" × ")}${leaf.shape.length > 1 ? ` = ${sizeOf(leaf)} numbers` : " numbers"})`;

/** The fewest parts without which the rest is small enough, largest first. */
const tooLarge = (leaves: readonly Leaf[], numbers: number): Leaf[] => {
  const found: Leaf[] = [];
  let left = numbers;
  for (const leaf of leaves.toSorted((one, other) => sizeOf(other) - sizeOf(one))) {
    if (left <= mostInputs) break;
    found.push(leaf);
    left -= sizeOf(leaf);
  }
  return found;
};

const refuseLarge = (leaves: readonly Leaf[], { numbers, reference }: { numbers: number; reference: string }): void => {
  if (numbers <= mostInputs) return;
  const large = tooLarge(leaves, numbers);
  const left = numbers - large.reduce((sum, leaf) => sum + sizeOf(leaf), 0);
  const isWhole = left === 0;
  const wrap = "Register a wrapped environment that observes features instead of pixels";
  throw usageError({
    code: "bridge/observation-too-large",
    message: `The observation of '${reference}' has ${numbers} numbers, and at most ${mostInputs} can be learned from here. Too large: ${large.map(partText).join(", ")}.`,
    action: isWhole
      ? `${wrap}${/ALE\//.test(reference) ? ", for example the RAM of the game (--env-option obs_type=ram)" : " (gymnasium.wrappers.TransformObservation), and let --python-state read what rewards need"}.`
      : `Leave it out, and learn from the other ${left} numbers: ${large.map((leaf) => `--env-leave-out ${nameOf(leaf)}`).join(" ")} (or leaveOut in a fields file). Or: ${wrap}.`,
  });
};

/** The policy's input. Raises `bridge/observation-too-large`, and `bridge/no-observation` where nothing is numbers. */
export const inputPlan = (
  observation: readonly Leaf[],
  { reference, leftOut }: { reference: string; leftOut: readonly string[] },
): Input[] => {
  const leaves = numericLeaves(observation);
  const numbers = leaves.reduce((sum, leaf) => sum + sizeOf(leaf), 0);
  if (numbers === 0) {
    throw usageError({
      code: "bridge/no-observation",
      message:
        leftOut.length > 0
          ? `Nothing of the observation of '${reference}' is left to learn from: ${leftOut.join(", ")} is left out.`
          : `The observation of '${reference}' holds no numbers (${observation.map(({ space }) => space).join(", ")}).`,
      action: "Register a wrapped environment with a box, discrete, dict or tuple observation (docs/python.md).",
    });
  }
  refuseLarge(leaves, { numbers, reference });
  let first = 0;
  return leaves.flatMap((leaf) => {
    const inputs = inputsOf(leaf, first);
    first += sizeOf(leaf);
    return inputs;
  });
};
