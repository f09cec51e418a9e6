import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { EnvironmentSpec, Field } from "../../core/spec.ts";
import type { EnvironmentEntry } from "../../app/environments.ts";
import { environmentDeclaration } from "../../simulator/declaration.ts";
import type { LoadedEnvironment } from "../../simulator/types.ts";
import { codeLines, type CodeLine } from "./code.ts";

export type FieldEntry = {
  name: string;
  description: string;
  unit: string;
  /** As met in practice; null: without end. */
  range: readonly [number | null, number | null];
  kind: "number" | "boolean" | "angle" | "vector";
  /** Of a vector. */
  size: number;
};

/** One line of the list. */
export type EnvironmentLine = Pick<
  EnvironmentEntry,
  "name" | "summary" | "control" | "observations" | "dt" | "maxSteps"
> & {
  tasks: string[];
};

export type EnvironmentView = {
  name: string;
  summary: string;
  /** Seconds a step, and steps an episode at most. */
  dt: number;
  maxSteps: number;
  termination: string;
  control: { kind: "continuous" } | { kind: "discrete"; actions: string[] };
  state: FieldEntry[];
  action: FieldEntry[];
  observation: readonly string[];
  symmetries: string[];
  /** Exactly what a designer sees. */
  declaration: CodeLine[];
  /** `measure`: the expression that fitness is, where it is one; else trusted code, which the description puts in words. */
  tasks: {
    name: string;
    description: string;
    measure: string | null;
    success: boolean;
    headline: boolean;
    steps: number;
    references: string[];
    options: { name: string; value: string }[];
  }[];
  options: { name: string; description: string; standard: string; values: readonly string[] }[];
  notices: readonly string[];
};

const end = (value: number): number | null => (Number.isFinite(value) ? value : null);

const fieldEntry = ({ name, field, size }: { name: string; field: Field; size: number }): FieldEntry => ({
  name,
  description: field.description,
  unit: field.unit,
  range: [end(field.range[0]), end(field.range[1])],
  kind:
    field.size !== undefined ? "vector" : field.type === "boolean" ? "boolean" : field.periodic ? "angle" : "number",
  size,
});

const controlOf = ({ control }: EnvironmentSpec): EnvironmentView["control"] =>
  control.kind === "continuous"
    ? { kind: "continuous" }
    : { kind: "discrete", actions: control.actions.map(({ label }) => label) };

export const environmentLines = (entries: readonly EnvironmentEntry[]): EnvironmentLine[] =>
  entries.map(({ name, summary, control, observations, dt, maxSteps, tasks }) => ({
    name,
    summary,
    control,
    observations,
    dt,
    maxSteps,
    tasks: tasks.map((task) => task.name),
  }));

export const environmentView = ({ environment, tasks, notices = [] }: LoadedEnvironment): EnvironmentView => {
  const { spec, options = {} } = environment;
  return {
    name: spec.name,
    summary: spec.summary,
    dt: spec.dt,
    maxSteps: spec.maxSteps,
    termination: spec.termination,
    control: controlOf(spec),
    state: stateLayout(spec).entries.map(fieldEntry),
    action: actionLayout(spec).entries.map(fieldEntry),
    observation: spec.observation.labels,
    symmetries: (spec.symmetries ?? []).map(({ label }) => label),
    declaration: codeLines(environmentDeclaration(spec)),
    tasks: tasks.map((task) => ({
      name: task.name,
      description: task.description,
      measure: task.measure ?? null,
      success: task.unjudged !== true,
      headline: task.headline === "success",
      steps: task.steps,
      references: Object.keys(task.references),
      options: Object.entries(task.options ?? {}).map(([name, value]) => ({ name, value })),
    })),
    options: Object.entries(options).map(([name, { description, default: standard, values = [] }]) => ({
      name,
      description,
      standard,
      values,
    })),
    notices,
  };
};
