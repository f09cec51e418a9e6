import type { Brief } from "../../core/brief.ts";
import { readingsOf, type Reading, type Subject } from "../../core/readings.ts";
import type { Column, World } from "./columns.ts";
import { spreadOf, type Evidence } from "./evidence.ts";
import type { Atom, Form } from "./forms.ts";
import { before, binary, call, exactly, negate, read, type Expression } from "./grammar.ts";
import { camel, capital, type Quantity } from "./quantities.ts";

/** Terms that hold a number of the person's words, one for each thing that it may be of. */
export type Stated = { reading: Reading; atoms: readonly Atom[] };

/** What the person said, where it is their own words that stand in the place of the task's description. */
export const readingsIn = ({ task, environment }: Pick<Brief, "task" | "environment">): readonly Reading[] =>
  task.measured === undefined ? [] : readingsOf(task.description, environment.spec).read;

type Seen = { world: World; evidence: Evidence };

/** What the words bound, how far it usually runs in an episode, and where it starts; undefined for what never moves. */
const quantityOf = (
  { field, from, rate }: Subject,
  { world, evidence }: Seen,
): { quantity: Quantity; start: number } | undefined => {
  const columnOf = (name: string): Column | undefined => world.state.find((column) => column.name === name);
  const column = columnOf(field);
  const other = from === undefined ? undefined : columnOf(from);
  const still = (one: Column): boolean => evidence.seen.get(one.name)?.still === true;
  if (column === undefined || column.boolean || (from !== undefined && other === undefined)) return undefined;
  if (still(column) && (other === undefined || still(other))) return undefined;
  const own = read("next", column);
  const plain = other === undefined ? own : binary("-", own, read("next", other));
  const turned = column.periodic && (other !== undefined || rate === true);
  const change = binary("-", own, before(own));
  const wrapped = turned ? call("wrapAngle", rate ? change : plain) : rate ? change : plain;
  const startOf = (one: Column): number => evidence.seen.get(one.name)?.start ?? 0;
  const spread = rate
    ? spreadOf(column, evidence) / (world.spec.dt * Math.max(1, evidence.meanLength))
    : spreadOf(column, evidence);
  const start = rate ? 0 : startOf(column) - (other === undefined ? 0 : startOf(other));
  const name = rate
    ? `${camel(column.name)}Change`
    : other === undefined
      ? camel(column.name)
      : `${camel(column.name)}From${capital(camel(other.name))}`;
  return {
    start,
    quantity: {
      kind: other === undefined ? "field" : "difference",
      expression: rate ? binary("/", wrapped, { kind: "dt" }) : wrapped,
      name,
      spread,
      away: (mark) => Math.abs(mark - start),
      marks: [],
      centred: true,
      periodic: column.periodic,
      flag: false,
    },
  };
};

const atomsOf = (reading: Reading, subject: Subject, seen: Seen): Atom[] => {
  const found = quantityOf(subject, seen);
  if (found === undefined) return [];
  const { quantity, start } = found;
  const { expression, name, spread } = quantity;
  const bounds: [number, number] = [reading.low ?? Number.NEGATIVE_INFINITY, reading.high ?? Number.POSITIVE_INFINITY];
  const outside = Math.max(bounds[0] - start, start - bounds[1], 0);
  const margin = Math.max(1.5 * spread, outside);
  const as = (form: Form, suffix: string, said: Expression): Atom => ({
    name: `${name}${suffix}`,
    expression: said,
    form,
    quantity,
    sign: 1,
  });
  const kept: Expression = { kind: "tolerance", of: expression, bounds, margin, exact: true };
  const suffix = reading.high === null ? "AtLeast" : reading.low === null ? "AtMost" : "Near";
  const middle = (bounds[0] + bounds[1]) / 2;
  const apart = middle === 0 || !Number.isFinite(middle) ? expression : binary("-", expression, exactly(middle));
  // A value to be at is also to be come nearer to, from wherever the agent is.
  const nearer =
    Number.isFinite(middle) && reading.relation !== "between"
      ? [as("size", "Smallness", negate(call("Math.abs", apart)))]
      : [];
  return [as("near", suffix, kept), ...nearer];
};

/** In the order in which they were said; of what the episodes show never to move no term is made. */
export const statedOf = (readings: readonly Reading[], seen: Seen): Stated[] =>
  readings.flatMap((reading) => {
    const atoms = reading.subjects.flatMap((subject) => atomsOf(reading, subject, seen));
    return atoms.length === 0 ? [] : [{ reading, atoms }];
  });

/** Terms together in one program: more would no longer say what drives a policy. */
const mostTogether = 4;

/**
 * Programs that ask for nothing but what was said: of every number the same alternative, so that each is tried by
 * itself, four numbers at a time.
 */
export const asStated = (stated: readonly Stated[]): Atom[][] => {
  const tolerances = stated.map(({ atoms }) => atoms.filter(({ form }) => form === "near"));
  const alternatives = Math.max(0, ...tolerances.map(({ length }) => length));
  return Array.from({ length: alternatives }).flatMap((_, alternative) => {
    const terms = tolerances.map((atoms) => atoms[alternative % atoms.length] as Atom);
    const groups: Atom[][] = [];
    for (let first = 0; first < terms.length; first += mostTogether)
      groups.push(terms.slice(first, first + mostTogether));
    return groups;
  });
};
