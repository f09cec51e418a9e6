import type { World } from "./columns.ts";
import { before, binary, call, negate, number, read, type Expression } from "./grammar.ts";
import { camel, type Quantity } from "./quantities.ts";

/**
 * How a quantity becomes a term. `level`: its value; `rate`: its change a second (sums to progress); `size`: how far from
 * zero; `square`; `speed`: how fast it changes either way; `approach`: how fast it nears zero; `near`: a tolerance around a
 * value; `record`: gain beyond its extreme so far.
 */
export type Form = "level" | "rate" | "size" | "square" | "speed" | "approach" | "near" | "record";

export type Term = { name: string; expression: Expression };

/** A term of the grammar with what sampling asks of it. */
export type Atom = Term & {
  form: Form;
  quantity: Quantity;
  sign: 1 | -1;
};

const dt: Expression = { kind: "dt" };

const changeOf = (quantity: Quantity): Expression => {
  const change = binary("-", quantity.expression, before(quantity.expression));
  return quantity.periodic ? call("wrapAngle", change) : change;
};

const both = (
  positive: Expression,
  names: [string, string],
  { form, quantity }: { form: Form; quantity: Quantity },
): Atom[] => [
  { name: names[0], expression: positive, form, quantity, sign: 1 },
  { name: names[1], expression: negate(positive), form, quantity, sign: -1 },
];

const near = (quantity: Quantity, mark: number, widths: { bounds: number; margin: number }): Expression => ({
  kind: "tolerance",
  of: quantity.expression,
  bounds: [mark - widths.bounds * quantity.spread, mark + widths.bounds * quantity.spread],
  margin: Math.max(widths.margin * quantity.spread, quantity.away(mark)),
});

/** Half-width of the bounds and margin of a fresh tolerance, in spreads of its quantity; mutation moves them. */
const nearWidths = { bounds: 0.2, margin: 1.5 };

/** Which forms say something that no other quantity's form says already: the rate of an offset is its field's. */
const sensible: Record<Quantity["kind"], readonly Form[]> = {
  field: ["level", "rate", "speed", "near", "size", "square", "approach", "record"],
  derivative: ["level", "rate", "speed", "near", "size", "square", "record"],
  vector: ["level", "rate", "near", "record"],
  turn: ["level", "rate", "near"],
  target: ["near", "size", "square", "approach"],
  difference: ["level", "rate", "near", "size", "square", "approach"],
  distance: ["level", "rate", "near", "record"],
  offset: ["size", "square", "approach"],
  product: ["level"],
};

/** Every form of a quantity, in both directions where both make sense. */
export const formsOf = (quantity: Quantity): Atom[] => {
  const { expression, name, flag } = quantity;
  const of = (form: Form) => ({ form, quantity });
  const level = both(expression, [name, `${name}Low`], of("level"));
  if (flag) return level;
  const change = changeOf(quantity);
  const size = call("Math.abs", expression);
  const closer = binary("/", binary("-", before(size), size), dt);
  const up: Expression = { kind: "record", of: expression, direction: "up" };
  const down: Expression = { kind: "record", of: expression, direction: "down" };
  const atoms: Atom[] = [
    ...level,
    ...both(binary("/", change, dt), [`${name}Rise`, `${name}Fall`], of("rate")),
    ...both(call("Math.abs", binary("/", change, dt)), [`${name}Motion`, `${name}Stillness`], of("speed")),
    ...quantity.marks.map((mark): Atom => ({
      name: `${name}Near`,
      expression: near(quantity, mark, nearWidths),
      form: "near",
      quantity,
      sign: 1,
    })),
    ...both(size, [`${name}Size`, `${name}Smallness`], of("size")),
    ...both(binary("**", expression, number(2)), [`${name}Square`, `${name}SquareCost`], of("square")),
    ...both(closer, [`${name}Approach`, `${name}Retreat`], of("approach")),
    { name: `${name}Highest`, expression: up, form: "record", quantity, sign: 1 },
    { name: `${name}Lowest`, expression: down, form: "record", quantity, sign: -1 },
    { name: `${name}Reach`, expression: binary("+", up, down), form: "record", quantity, sign: 1 },
  ];
  const centred: readonly Form[] = ["size", "square", "approach"];
  return atoms.filter(
    ({ form }) =>
      sensible[quantity.kind].includes(form) &&
      (quantity.centred || !centred.includes(form)) &&
      !(quantity.periodic && form === "record"),
  );
};

const one: Expression = { kind: "number", value: 1 };
const zero: Expression = { kind: "number", value: 0 };
const minusOne: Expression = { kind: "number", value: -1 };

/** Terms about time and ending: pay for every step, charge for every step, pay or charge for the world's ending. */
export const endings: Record<"alive" | "pace" | "finish" | "crash", Term> = {
  alive: { name: "alive", expression: { kind: "ended", last: zero, until: one } },
  pace: { name: "pace", expression: { kind: "ended", last: zero, until: minusOne } },
  finish: { name: "finish", expression: { kind: "ended", last: one, until: zero } },
  crash: { name: "crash", expression: { kind: "ended", last: minusOne, until: zero } },
};

/** What acting costs: the squared actions, one term a field. */
export const effortsOf = (world: World): Term[] => {
  const paths = [...new Set(world.action.map((column) => column.path))];
  return paths.map((path) => {
    const members = world.action.filter((column) => column.path === path);
    const vector = members.some((column) => column.index !== null);
    const size: Expression = vector
      ? { kind: "norm", source: "action", path }
      : { kind: "read", source: "action", path, index: null };
    const value: Expression = members.some((column) => column.boolean)
      ? { kind: "flag", of: { kind: "read", source: "action", path, index: vector ? 0 : null } }
      : binary("**", size, number(2));
    return { name: `${camel(path)}Effort`, expression: negate(value) };
  });
};

/** What changing the actions from step to step costs: the squared changes, one term a field. What is switched is left out. */
export const fidgetsOf = (world: World): Term[] => {
  const fields = Map.groupBy(
    world.action.filter((column) => !column.boolean),
    ({ path }) => path,
  );
  return [...fields].map(([path, columns]) => {
    const squares = columns.map((column) =>
      binary("**", { kind: "delta", of: read("action", column), start: 0 }, number(2)),
    );
    return { name: `${camel(path)}Fidget`, expression: negate(squares.reduce((sum, one) => binary("+", sum, one))) };
  });
};
