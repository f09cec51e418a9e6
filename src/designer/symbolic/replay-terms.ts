import { clip, tolerance, wrapAngle } from "../../reward/library-functions.ts";
import { softMinimum } from "../../reward/softmin.ts";
import { columnAt, type World } from "./columns.ts";
import type { ArithmeticOperator, Comparison, Expression, UnaryFunction } from "./grammar.ts";
import { before } from "./grammar.ts";
import type { Track } from "./track.ts";

/** Where a compiled expression reads from. */
type Cursor = {
  states: Float64Array;
  state: number;
  next: number;
  actions: Float64Array;
  action: number;
  dt: number;
  terminated: boolean;
  first: boolean;
};

type Compiled = (cursor: Cursor) => number;

const operators: Record<ArithmeticOperator, (left: number, right: number) => number> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "**": (left, right) => left ** right,
};

const functions: Record<UnaryFunction, (value: number) => number> = {
  "Math.abs": Math.abs,
  "Math.sqrt": Math.sqrt,
  "Math.cos": Math.cos,
  "Math.sin": Math.sin,
  "Math.tanh": Math.tanh,
  wrapAngle,
};

const comparisons: Record<Comparison, (left: number, right: number) => boolean> = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

/** What is gained in a thinned row is shared by so many steps. */
const stepsOf = (cursor: Cursor, { spec }: World): number => cursor.dt / spec.dt;

const compile = (expression: Expression, world: World): Compiled => {
  switch (expression.kind) {
    case "number": {
      const { value } = expression;
      return () => value;
    }
    case "read": {
      const offset = columnAt(expression.source === "action" ? world.action : world.state, expression)?.offset ?? -1;
      if (offset < 0) return () => Number.NaN;
      if (expression.source === "action") return (cursor) => cursor.actions[cursor.action + offset] as number;
      return expression.source === "next"
        ? (cursor) => cursor.states[cursor.next + offset] as number
        : (cursor) => cursor.states[cursor.state + offset] as number;
    }
    case "flag": {
      const value = compile(expression.of, world);
      return (cursor) => (value(cursor) >= 0.5 ? 1 : 0);
    }
    case "dt":
      return (cursor) => cursor.dt;
    case "negate": {
      const of = compile(expression.of, world);
      return (cursor) => -of(cursor);
    }
    case "binary": {
      const left = compile(expression.left, world);
      const right = compile(expression.right, world);
      const operator = operators[expression.operator];
      return (cursor) => operator(left(cursor), right(cursor));
    }
    case "call": {
      const of = compile(expression.of, world);
      const apply = functions[expression.name];
      return (cursor) => apply(of(cursor));
    }
    case "clamp": {
      const of = compile(expression.of, world);
      const { low, high } = expression;
      return (cursor) => Math.min(Math.max(of(cursor), low), high);
    }
    case "compare": {
      const left = compile(expression.left, world);
      const right = compile(expression.right, world);
      const compared = comparisons[expression.operator];
      return (cursor) => (compared(left(cursor), right(cursor)) ? 1 : 0);
    }
    case "logic": {
      const left = compile(expression.left, world);
      const right = compile(expression.right, world);
      // As the program does, which leaves the right one alone where the left one decides.
      return expression.operator === "&&"
        ? (cursor) => (left(cursor) === 1 ? right(cursor) : 0)
        : (cursor) => (left(cursor) === 1 ? 1 : right(cursor));
    }
    case "clip": {
      const of = compile(expression.of, world);
      const threshold = compile(expression.threshold, world);
      return (cursor) => clip(of(cursor), threshold(cursor));
    }
    case "once": {
      const of = compile(expression.of, world);
      let paidIn: Float64Array | undefined;
      return (cursor) => {
        if (paidIn === cursor.states || of(cursor) !== 1) return 0;
        paidIn = cursor.states;
        return 1 / stepsOf(cursor, world);
      };
    }
    case "delta": {
      const of = compile(expression.of, world);
      let kept: { value: number; of: Float64Array } | undefined;
      return (cursor) => {
        const old = kept?.of === cursor.states ? kept.value : expression.start;
        const value = of(cursor);
        kept = { value, of: cursor.states };
        return (value - old) / stepsOf(cursor, world);
      };
    }
    case "norm": {
      const columns = (expression.source === "action" ? world.action : world.state).filter(
        (column) => column.path === expression.path,
      );
      const reads = columns.map((column) =>
        compile({ kind: "read", source: expression.source, path: column.path, index: column.index }, world),
      );
      return (cursor) => Math.sqrt(reads.reduce((total, value) => total + value(cursor) ** 2, 0));
    }
    case "tolerance": {
      const of = compile(expression.of, world);
      const within = { bounds: expression.bounds, margin: expression.margin };
      return (cursor) => tolerance(of(cursor), within);
    }
    case "ended": {
      const last = compile(expression.last, world);
      const until = compile(expression.until, world);
      return (cursor) => (cursor.terminated ? last(cursor) : until(cursor));
    }
    case "record": {
      const after = compile(expression.of, world);
      const start = compile(before(expression.of), world);
      const up = expression.direction === "up";
      let extreme = 0;
      return (cursor) => {
        if (cursor.first) extreme = start(cursor);
        const old = extreme;
        extreme = up ? Math.max(old, after(cursor)) : Math.min(old, after(cursor));
        return Math.abs(extreme - old) / stepsOf(cursor, world);
      };
    }
  }
};

/** One term over one episode: `total` is its sum over all steps, `size` its root mean square a step, `most` its highest. */
export type TermFigure = { total: number; size: number; most: number };

/** Where a track is read, row by row; what is left at the end stands on the last row. */
const walk = (track: Track, { world, visit }: { world: World; visit: (cursor: Cursor) => void }): Cursor => {
  const cursor: Cursor = {
    states: track.states,
    state: 0,
    next: 0,
    actions: track.actions,
    action: 0,
    dt: track.dt,
    terminated: false,
    first: true,
  };
  for (let row = 0; row < track.rows; row++) {
    cursor.state = row * world.state.length;
    cursor.next = (row + 1) * world.state.length;
    cursor.action = row * world.action.length;
    cursor.first = row === 0;
    visit(cursor);
  }
  return cursor;
};

/** Replays a term over tracks. Never throws; what is not finite comes back as NaN. */
export const replay = (
  expression: Expression,
  { world, tracks }: { world: World; tracks: readonly Track[] },
): TermFigure[] => {
  const value = compile(expression, world);
  return tracks.map((track) => {
    const weight = track.length / track.rows;
    let total = 0;
    let squares = 0;
    let most = Number.NEGATIVE_INFINITY;
    const cursor = walk(track, {
      world,
      visit: (row) => {
        const step = value(row);
        total += step * weight;
        squares += step * step * weight;
        most = Math.max(most, step);
      },
    });
    if (track.ending === "terminated") {
      // only the very last step carries the flag, so what it adds counts once and not for the row's many steps
      const ordinary = value(cursor);
      const ended = value({ ...cursor, terminated: true });
      if (ended !== ordinary) {
        total += ended - ordinary;
        squares += ended * ended - ordinary * ordinary;
      }
    }
    return { total, size: Math.sqrt(Math.max(0, squares) / track.length), most };
  });
};

/** What an episode is worth where all terms must hold: the lowest of its steps' soft minima. */
export const replayLowest = (
  genome: readonly { expression: Expression; weight: number }[],
  { world, tracks }: { world: World; tracks: readonly Track[] },
): number[] => {
  const terms = genome.map(({ expression, weight }) => ({ value: compile(expression, world), weight }));
  const worth = (cursor: Cursor): number => softMinimum(terms.map(({ value, weight }) => weight * value(cursor)));
  return tracks.map((track) => {
    let lowest = Number.POSITIVE_INFINITY;
    const cursor = walk(track, { world, visit: (row) => (lowest = Math.min(lowest, worth(row))) });
    return track.ending === "terminated" ? Math.min(lowest, worth({ ...cursor, terminated: true })) : lowest;
  });
};
