import type { Brief } from "../../core/brief.ts";
import { clean } from "../../core/readings/wished.ts";
import { readingsOf, type Reading, type Subject } from "../../core/readings.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { Column, World } from "./columns.ts";
import { spreadOf, type Evidence } from "./evidence.ts";
import type { Atom, Form } from "./forms.ts";
import { before, binary, call, minus, negate, read, type Expression } from "./grammar.ts";
import { camel, pairName, type Quantity } from "./quantities.ts";

/** Terms that hold a number of the person's words, one for each thing that it may be of. */
export type Stated = { reading: Reading; atoms: readonly StatedAtom[] };

/** `peak`: what stands on a slope that is too wide to tell the mark from its surroundings. */
export type StatedAtom = Atom & { peak?: Expression };

/** Numbers of the goal, and whose words they stand in. */
export type Goal = { of: "person" | "task"; readings: readonly Reading[] };

const subjectsOf = ({ subjects }: Reading): string => JSON.stringify(subjects);
const endsOf = ({ low, high }: Reading): [number, number] => [
  low ?? Number.NEGATIVE_INFINITY,
  high ?? Number.POSITIVE_INFINITY,
];
const isWithin = (inner: Reading, outer: Reading): boolean => {
  const [[low, high], [least, most]] = [endsOf(inner), endsOf(outer)];
  return least <= low && high <= most;
};
const excludes = (left: Reading, right: Reading): boolean => {
  const [[low, high], [least, most]] = [endsOf(left), endsOf(right)];
  return high < least || most < low;
};

/** Whether one begins where the other ends, but for how numbers are rounded in words: "within 12°", "more than 0.2094 rad". */
const adjoins = (left: Reading, right: Reading): boolean => {
  const meets = (end: number | null, start: number | null): boolean =>
    end !== null && start !== null && Math.abs(end - start) <= 1e-3 * Math.max(Math.abs(end), Math.abs(start));
  return meets(left.high, right.low) || meets(right.high, left.low);
};

/**
 * Of a task's text what is certain: one field, the nearest of several bounds, and, since such a text also tells what ends
 * an episode, nothing that excludes an earlier number of the same field, and no end by the environment's own text, which
 * nobody can stay in, be it a fall or the goal, nor what is left beside it, which every step that is paid at all is in.
 */
const certainIn = (text: string, spec: EnvironmentSpec): Reading[] => {
  const ends = readingsOf(spec.termination, spec, { ofEnds: true }).read;
  return readingsOf(text, spec).read.reduce<Reading[]>((kept, reading) => {
    const isOfSame = (one: Reading): boolean => subjectsOf(one) === subjectsOf(reading);
    const isKnown = kept.some((one) => isOfSame(one) && (isWithin(one, reading) || excludes(one, reading)));
    const isEnd = ends.some((one) => isOfSame(one) && (isWithin(reading, one) || adjoins(reading, one)));
    if (reading.subjects.length > 1 || isKnown || isEnd) return kept;
    return [...kept.filter((one) => !(isOfSame(one) && isWithin(reading, one))), reading];
  }, []);
};

/** What the person said; where their words state no number, and where there are none, what the text of the task states. */
export const goalIn = ({ task, environment: { spec } }: Pick<Brief, "task" | "environment">): Goal => {
  const { description, measured, expressed } = task;
  const said = measured === undefined ? [] : readingsOf(description, spec).read;
  if (said.length > 0) return { of: "person", readings: said };
  return { of: "task", readings: expressed ? [] : certainIn(measured ?? description, spec) };
};

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
      : pairName(column, other, "From");
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

/** An angle whose mark is nearer to ±π than to 0 is measured from the mark: close by it jumps. */
const fromMark = (mark: number, { quantity, start }: NonNullable<ReturnType<typeof quantityOf>>) => {
  const jumps = quantity.periodic && quantity.expression.kind !== "call";
  if (!jumps || !Number.isFinite(mark) || Math.abs(mark) <= Math.PI / 2) return undefined;
  const off = start - mark;
  return {
    quantity: { ...quantity, expression: call("wrapAngle", minus(quantity.expression, mark)) },
    start: Math.atan2(Math.sin(off), Math.cos(off)),
  };
};

/** A place to be in; a pace to keep below is none, whatever 0 it lies around. */
const isMark = ({ relation, low, high, unit }: Reading): boolean =>
  relation !== "least" && relation !== "most" && !(/\/s\b/.test(unit) && low === -(high ?? Number.NaN));

const atomsOf = (reading: Reading, subject: Subject, seen: Seen): StatedAtom[] => {
  const plain = quantityOf(subject, seen);
  if (plain === undefined) return [];
  const [low, high] = endsOf(reading);
  const turned = subject.rate ? undefined : fromMark(clean((low + high) / 2), plain);
  const { quantity, start } = turned ?? plain;
  const { expression, name, spread } = quantity;
  const half = clean((high - low) / 2);
  const bounds: [number, number] = turned === undefined ? [low, high] : [-half, half];
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
  // A value to be at is also to be come nearer to, from wherever the agent is.
  const nearer =
    Number.isFinite(middle) && reading.relation !== "between"
      ? [as("size", "Smallness", negate(call("Math.abs", minus(expression, middle))))]
      : [];
  const isFlat = isMark(reading) && margin > 2 * outside;
  return [{ ...as("near", suffix, kept), ...(isFlat && { peak: { ...kept, margin: margin / 10 } }) }, ...nearer];
};

/** In the order in which they were said; of what the episodes show never to move no term is made. */
export const statedOf = (readings: readonly Reading[], seen: Seen): Stated[] =>
  readings.flatMap((reading) => {
    const atoms = reading.subjects.flatMap((subject) => atomsOf(reading, subject, seen));
    return atoms.length === 0 ? [] : [{ reading, atoms }];
  });

/** Terms together in one program: more would no longer say what drives a policy. */
const mostTogether = 4;

/** Of every number the same alternative, so that each is tried by itself, four numbers at a time. */
const together = (stated: readonly Stated[]): StatedAtom[][] => {
  const tolerances = stated.map(({ atoms }) => atoms.filter(({ form }) => form === "near"));
  const alternatives = Math.max(0, ...tolerances.map(({ length }) => length));
  return Array.from({ length: alternatives }).flatMap((_, alternative) => {
    const terms = tolerances.map((atoms) => atoms[alternative % atoms.length] as StatedAtom);
    const groups: StatedAtom[][] = [];
    for (let first = 0; first < terms.length; first += mostTogether)
      groups.push(terms.slice(first, first + mostTogether));
    return groups;
  });
};

/**
 * Programs that ask for nothing but what was said: for all of it, and for the marks without the bounds beside them, which
 * may be kept far from any mark, a pace by standing still.
 */
export const asStated = (stated: readonly Stated[]): { atoms: StatedAtom[]; of: readonly Stated[] }[] => {
  const marks = stated.filter(({ reading }) => isMark(reading));
  const ways = marks.length > 0 && marks.length < stated.length ? [stated, marks] : [stated];
  return ways.flatMap((of) => together(of).map((atoms) => ({ atoms, of })));
};
