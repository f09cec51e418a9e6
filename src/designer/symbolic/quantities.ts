import type { Random } from "../../core/random.ts";
import type { Column, World } from "./columns.ts";
import { spreadOf, type Evidence } from "./evidence.ts";
import { binary, call, number, read, type Expression } from "./grammar.ts";

/** `target`: a difference to a field that never moves within an episode; `difference`: between two that do. */
export type QuantityKind =
  | "field"
  | "derivative"
  | "vector"
  | "turn"
  | "target"
  | "difference"
  | "distance"
  | "offset"
  | "product";

/**
 * A physical figure of the state after the step, made from fields of equal unit or by a product; forms turn it into
 * terms.
 */
export type Quantity = {
  kind: QuantityKind;
  expression: Expression;
  /** In camel case, the start of a term's name. */
  name: string;
  /** Typical excursion within an episode, in the quantity's own unit. */
  spread: number;
  /**
   * How far its usual values are from a mark, so that a tolerance around the mark has a slope where the agent starts.
   */
  away: (mark: number) => number;
  /** Where it may want to be: values seen and natural marks, for tolerances. */
  marks: number[];
  /** Zero has a meaning, so that its size and the approach to zero do. */
  centred: boolean;
  /** Jumps by 2π, so its changes are wrapped. */
  periodic: boolean;
  /** Boolean field as 0 or 1. */
  flag: boolean;
};

export const camel = (text: string): string => {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word, place) => (place === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `shipXFromDockX`; of two elements of one vector that have no names of their own `observation1Minus38`. */
export const pairName = (left: Column, right: Column, word: string): string =>
  left.path === right.path && left.field.elements === undefined && left.index !== null && right.index !== null
    ? `${camel(left.path)}${left.index}${word === "From" ? "Minus" : word}${right.index}`
    : `${camel(left.name)}${word}${capital(camel(right.name))}`;

/** Pairs grow with the square of the number of fields: more than this many of a kind are drawn at random. */
const mostPairs = 24;

const draw = <T>(items: readonly T[], random: Random): T[] =>
  items.length <= mostPairs ? [...items] : random.shuffle(items).slice(0, mostPairs);

const marksOf = (column: Column, evidence: Evidence): number[] => {
  const seen = evidence.seen.get(column.name);
  const [low, high] = column.range;
  const marks = [(low + high) / 2, low, high];
  if (low < 0 && high > 0) marks.unshift(0);
  if (seen !== undefined) {
    marks.push(seen.start);
    if (evidence.informative > 0) marks.push(seen.good);
  }
  const step = spreadOf(column, evidence) / 4;
  return marks.filter((mark, place) => !marks.slice(0, place).some((other) => Math.abs(other - mark) < step));
};

const isAngle = (column: Column): boolean => column.periodic || column.unit === "rad" || column.unit === "°";

const fieldQuantities = (column: Column, evidence: Evidence): Quantity[] => {
  const name = camel(column.name);
  const [low, high] = column.range;
  const own: Quantity = {
    kind: /\/s(?:²|\^2)?$/.test(column.unit) ? "derivative" : "field",
    expression: column.boolean ? { kind: "flag", of: read("next", column) } : read("next", column),
    name,
    spread: column.boolean ? 1 : spreadOf(column, evidence),
    away: (mark) => Math.abs(mark - (evidence.seen.get(column.name)?.start ?? mark)),
    marks: column.boolean ? [] : marksOf(column, evidence),
    centred: low < 0 && high > 0,
    periodic: column.periodic,
    flag: column.boolean,
  };
  // how far an angle has turned matters by its sine and cosine where whole turns are met
  if (column.boolean || !isAngle(column) || column.unit === "°" || high - low < Math.PI) return [own];
  const turns = (["Math.cos", "Math.sin"] as const).map((fn): Quantity => ({
    kind: "turn",
    expression: call(fn, own.expression),
    name: `${name}${fn === "Math.cos" ? "Cosine" : "Sine"}`,
    spread: 0.7,
    away: () => 1,
    marks: [1, -1],
    centred: true,
    periodic: false,
    flag: false,
  }));
  return [own, ...turns];
};

const difference = (left: Column, right: Column, evidence: Evidence): Quantity => {
  const plain = binary("-", read("next", left), read("next", right));
  return {
    kind: isStill(right, evidence) ? "target" : "difference",
    expression: left.periodic || right.periodic ? call("wrapAngle", plain) : plain,
    name: pairName(left, right, "From"),
    spread: Math.max(spreadOf(left, evidence), isStill(right, evidence) ? 0 : spreadOf(right, evidence)),
    away: () => apart(left, right, evidence),
    marks: [0],
    centred: true,
    periodic: left.periodic || right.periodic,
    flag: false,
  };
};

/** Half of the extent that two columns cover together: about how far apart they are met. */
const apart = (left: Column, right: Column, evidence: Evidence): number => {
  const ends = [left, right].flatMap((column) => {
    const seen = evidence.seen.get(column.name);
    return seen === undefined ? column.range : [seen.low, seen.high];
  });
  return (Math.max(...ends) - Math.min(...ends)) / 2;
};

const isStill = (column: Column, evidence: Evidence): boolean => evidence.seen.get(column.name)?.still ?? false;

/** Differences in two or three directions at once. */
const distance = (pairs: readonly [Column, Column][], evidence: Evidence): Quantity => {
  const squares = pairs.map(([left, right]) =>
    binary("**", binary("-", read("next", left), read("next", right)), number(2)),
  );
  return {
    kind: "distance",
    expression: call(
      "Math.sqrt",
      squares.reduce((total, square) => binary("+", total, square)),
    ),
    name: `${pairs.map(([left]) => camel(left.name)).join("And")}Distance`,
    spread: Math.max(...pairs.map(([left]) => spreadOf(left, evidence))),
    away: () => Math.max(...pairs.map(([left, right]) => apart(left, right, evidence))),
    marks: [0],
    centred: false,
    periodic: false,
    flag: false,
  };
};

const offset = (column: Column, mark: number, evidence: Evidence): Quantity => ({
  kind: "offset",
  expression:
    mark < 0 ? binary("+", read("next", column), number(-mark)) : binary("-", read("next", column), number(mark)),
  name: `${camel(column.name)}Offset`,
  spread: spreadOf(column, evidence),
  away: () => 0,
  marks: [],
  centred: true,
  periodic: false,
  flag: false,
});

const product = (left: Column, right: Column, evidence: Evidence): Quantity => ({
  kind: "product",
  expression: binary("*", read("next", left), read("next", right)),
  name: pairName(left, right, "Times"),
  spread: spreadOf(left, evidence) * spreadOf(right, evidence),
  away: () => 0,
  marks: [],
  centred: true,
  periodic: false,
  flag: false,
});

const vectorNorms = (columns: readonly Column[], evidence: Evidence): Quantity[] => {
  const paths = [...new Set(columns.filter((column) => column.index !== null).map((column) => column.path))];
  return paths.flatMap((path) => {
    const members = columns.filter((column) => column.path === path);
    if (members.length < 2) return [];
    return [
      {
        kind: "vector" as const,
        expression: { kind: "norm" as const, source: "next" as const, path },
        name: `${camel(path)}Norm`,
        spread: Math.max(...members.map((member) => spreadOf(member, evidence))),
        away: () => 0,
        marks: [0],
        centred: false,
        periodic: false,
        flag: false,
      },
    ];
  });
};

/** Two things of the world that have the same members in the same units: `ship.x, ship.y` and `dock.x, dock.y`. */
const parallelPairs = (columns: readonly Column[]): [Column, Column][][] => {
  const groups = new Map<string, Column[]>();
  for (const column of columns) {
    const group = column.index === null ? column.path.split(".").slice(0, -1).join(".") : column.path;
    groups.set(group, [...(groups.get(group) ?? []), column]);
  }
  const leaf = (column: Column): string => column.name.split(".").at(-1) as string;
  const found: [Column, Column][][] = [];
  const listed = [...groups.values()];
  for (const [place, group] of listed.entries()) {
    for (const other of listed.slice(place + 1)) {
      const byUnit = new Map<string, [Column, Column][]>();
      for (const left of group) {
        const right = other.find((column) => leaf(column) === leaf(left) && column.unit === left.unit);
        if (right !== undefined) byUnit.set(left.unit, [...(byUnit.get(left.unit) ?? []), [left, right]]);
      }
      found.push(...[...byUnit.values()].filter((pairs) => pairs.length >= 2));
    }
  }
  return found;
};

/** All quantities of a world that the episodes do not show to be constant, pairs of fields capped by drawing. */
export const quantitiesOf = ({
  world,
  evidence,
  random,
}: {
  world: World;
  evidence: Evidence;
  random: Random;
}): Quantity[] => {
  const moving = world.state.filter((column) => !isStill(column, evidence));
  const numeric = moving.filter((column) => !column.boolean);
  const still = world.state.filter((column) => isStill(column, evidence) && !column.boolean);
  const toStill: [Column, Column][] = numeric.flatMap((left) =>
    still.filter((right) => right.unit === left.unit).map((right): [Column, Column] => [left, right]),
  );
  const amongMoving: [Column, Column][] = numeric.flatMap((left, place) =>
    numeric
      .slice(place + 1)
      .filter((right) => right.unit === left.unit)
      .map((right): [Column, Column] => [left, right]),
  );
  const pairs = numeric.flatMap((left, place) => numeric.slice(place).map((right): [Column, Column] => [left, right]));
  const groups = parallelPairs(world.state.filter((column) => !column.boolean)).filter((group) =>
    group.some(([left, right]) => !isStill(left, evidence) || !isStill(right, evidence)),
  );
  // two targets that do not move and two fields that do, of one unit, may be a place in the plane
  const places = toStill.flatMap((first, place) =>
    toStill
      .slice(place + 1)
      .filter(
        (second) =>
          second[0] !== first[0] && second[1] !== first[1] && second[0].unit === first[0].unit && toStill.length <= 8,
      )
      .map((second) => [first, second]),
  );
  const distances = [...groups, ...places];
  return [
    ...moving.flatMap((column) => fieldQuantities(column, evidence)),
    ...vectorNorms(moving, evidence),
    ...draw(toStill, random).map(([left, right]) => difference(left, right, evidence)),
    ...draw(amongMoving, random).map(([left, right]) => difference(left, right, evidence)),
    ...draw(distances, random).map((group) => distance(group, evidence)),
    ...draw(
      numeric.flatMap((column) =>
        column.periodic
          ? []
          : marksOf(column, evidence)
              .filter((mark) => mark !== 0)
              .map((mark) => ({ column, mark })),
      ),
      random,
    ).map(({ column, mark }) => offset(column, mark, evidence)),
    ...draw(
      pairs.filter(([left, right]) => left !== right),
      random,
    ).map(([left, right]) => product(left, right, evidence)),
  ];
};
