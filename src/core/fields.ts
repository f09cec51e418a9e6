import type { EnvironmentSpec, Field, FieldTree } from "./spec.ts";

/** One field with its place in a row. */
export type FieldEntry = {
  /** `["torso", "x"]` */
  path: readonly string[];
  /** `"torso.x"` */
  name: string;
  /** First column. */
  offset: number;
  /** Number of columns: 1 for a scalar or boolean. */
  size: number;
  field: Field;
};

/** Where everything lies in one row of a state or action matrix. */
export type Layout = {
  width: number;
  /** One name per number: `torso.x`, and for vectors `torque.thigh` (or `torque.0` without element names). */
  columns: readonly string[];
  entries: readonly FieldEntry[];
};

export const isField = (node: Field | FieldTree): node is Field => typeof node.description === "string";

/** The range of one number of a field: a vector's elements may each have their own. */
export const rangeAt = ({ range, ranges }: Pick<Field, "range" | "ranges">, element: number): Field["range"] =>
  ranges?.[element] ?? range;

/** A number that its description says is "always" this one: the same before and after every step. */
export const alwaysPattern = /\balways ([−-]?\d+(?:\.\d+)?)/;

/** A field that is the same before and after every step, as its description says. */
export const isStill = ({ description }: Field): boolean =>
  alwaysPattern.test(description) || /\bthe same all through an episode\b/.test(description);

const layoutOf = (tree: FieldTree): Layout => {
  const entries: FieldEntry[] = [];
  const columns: string[] = [];
  const visit = (node: Field | FieldTree, path: readonly string[]): void => {
    if (!isField(node)) {
      for (const [name, child] of Object.entries(node)) visit(child, [...path, name]);
      return;
    }
    const name = path.join(".");
    const size = node.size ?? 1;
    entries.push({ path, name, offset: columns.length, size, field: node });
    if (node.size === undefined) columns.push(name);
    else for (let index = 0; index < size; index++) columns.push(`${name}.${node.elements?.[index] ?? index}`);
  };
  visit(tree, []);
  return { width: columns.length, columns, entries };
};

const cache = new WeakMap<FieldTree, Layout>();

const cachedLayout = (tree: FieldTree): Layout => {
  const known = cache.get(tree);
  if (known !== undefined) return known;
  const layout = layoutOf(tree);
  cache.set(tree, layout);
  return layout;
};

export const stateLayout = (spec: Pick<EnvironmentSpec, "state">): Layout => cachedLayout(spec.state);

export const actionLayout = (spec: Pick<EnvironmentSpec, "action">): Layout => cachedLayout(spec.action);
