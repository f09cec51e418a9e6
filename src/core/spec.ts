/** A number (or, with `size`, a vector of numbers; or a boolean stored as 0/1) that rewards can read. Physical facts only. */
export type Field = {
  description: string;
  /** SI-like text: "m", "rad", "m/s", "rad/s", "N", "N·m", "1" for dimensionless. */
  unit: string;
  /** Values met in practice, for probes, intervals and plots; not a promise. Infinite ends allowed. */
  range: readonly [number, number];
  /** Of a vector whose elements differ, each one's; `range` holds all of them. */
  ranges?: readonly (readonly [number, number])[];
  /** The range is what a few random episodes met, for want of a declared one: values beyond it are no fault. */
  guessed?: boolean;
  type?: "number" | "boolean";
  /** A vector of this many numbers; left out for a scalar. */
  size?: number;
  /** Names of a vector's elements, for labels. */
  elements?: readonly string[];
  /** An angle that jumps by 2π. */
  periodic?: boolean;
};

/** Fields grouped by the things of the world: `{ torso: { x: Field, height: Field }, foot: { contact: Field } }`; any depth ≥ 1. */
export type FieldTree = { readonly [name: string]: Field | FieldTree };

/** What the policy chooses. Discrete: one of the listed actions, each with the values the action fields then take. */
export type Control =
  | { kind: "continuous" }
  | { kind: "discrete"; actions: readonly { label: string; values: readonly number[] }[] };

/** What a mirror does to numbers, by their names or places: first the two of each pair change sides, then those listed their sign. */
export type Mirror<Name = string> = {
  readonly swap?: readonly (readonly [Name, Name])[];
  readonly negate?: readonly Name[];
};

/**
 * The world looks the same in this mirror: a mirrored state stepped with the mirrored action leads to the mirrored next
 * state. A name is that of a field or of a whole group.
 */
export type Symmetry = {
  /** What is mirrored: "left and right". */
  label: string;
  state: Mirror;
  action: Mirror;
  /** The same for the numbers of a snapshot, so that `env check` can try it; numbers it leaves out stay. */
  snapshot?: Mirror<number>;
};

/** What sort of world it is: who evaluates in it and which stages a critic of its programs has. */
export const environmentKinds = ["control"] as const;
export type EnvironmentKind = (typeof environmentKinds)[number];

/** A spec that does not say is of control: a body in a world, stepped by actions of numbers. */
export const kindOf = ({ kind = "control" }: Pick<EnvironmentSpec, "kind">): EnvironmentKind => kind;

/**
 * One source for the declaration that designers read, the accessors in the sandbox, labels and exports.
 * Field order (depth-first, as written) is the column order of every state and action matrix.
 */
export type EnvironmentSpec<State extends FieldTree = FieldTree, Action extends FieldTree = FieldTree> = {
  name: string;
  kind?: EnvironmentKind;
  /** What the world is and how it moves; nothing about what is good. */
  summary: string;
  state: State;
  /** Continuous: `range` of each action field bounds the policy's output. */
  action: Action;
  control: Control;
  observation: { labels: readonly string[] };
  /** Seconds a step. */
  dt: number;
  /** Episode limit in steps. */
  maxSteps: number;
  /** When the simulator ends an episode, as a physical fact. */
  termination: string;
  /** Mirrors in which the world's motion looks the same, as a physical fact; what a task makes of a side is the task's. */
  symmetries?: readonly Symmetry[];
};

type FieldValue<F extends Field> = F extends { size: number }
  ? readonly number[]
  : F extends { type: "boolean" }
    ? boolean
    : number;

/** The typed view of a field tree: `{ torso: { x: Field } }` → `{ torso: { x: number } }`. */
export type ValueOf<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends Field ? FieldValue<Tree[Name]> : ValueOf<Tree[Name]>;
};
