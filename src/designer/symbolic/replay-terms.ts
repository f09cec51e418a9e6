import { tolerance, wrapAngle } from "../../reward/library-functions.ts";
import { columnAt, type World } from "./columns.ts";
import type { ArithmeticOperator, Expression, UnaryFunction } from "./grammar.ts";
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
        // a gain in a thinned row is shared by the steps that the row stands for
        return Math.abs(extreme - old) / (cursor.dt / world.spec.dt);
      };
    }
  }
};

/** One term over one episode: `total` is its sum over all steps, `size` its root mean square a step, `most` its highest. */
export type TermFigure = { total: number; size: number; most: number };

/** Replays a term over tracks. Never throws; what is not finite comes back as NaN. */
export const replay = (
  expression: Expression,
  { world, tracks }: { world: World; tracks: readonly Track[] },
): TermFigure[] => {
  const value = compile(expression, world);
  const width = world.state.length;
  return tracks.map((track) => {
    const weight = track.length / track.rows;
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
    let total = 0;
    let squares = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < track.rows; row++) {
      cursor.state = row * width;
      cursor.next = (row + 1) * width;
      cursor.action = row * world.action.length;
      cursor.first = row === 0;
      const step = value(cursor);
      total += step * weight;
      squares += step * step * weight;
      most = Math.max(most, step);
    }
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
