import { usageError } from "../core/errors.ts";
import { nearestNames } from "../core/nearest.ts";

/** An episode as expressions read it: a number by its column at a moment, 0 the start, `length` the end. */
export type Moments = { length: number; valueAt(column: number, moment: number): number };

/** A name for a number of the whole episode. */
type Meaning = { whole: (episode: Moments & Facts) => number };

/** Numbers of the whole episode. */
export type Facts = { return: number; terminated: number; truncated: number; duration: number };

/** A compiled expression: a number for an episode. */
export type Expression = (episode: Moments & Facts) => number;

type Node = (episode: Moments & Facts, moment: number) => number;

const truth = (value: boolean): number => (value ? 1 : 0);

const binary: Record<string, { power: number; apply: (left: number, right: number) => number }> = {
  or: { power: 1, apply: (left, right) => truth(left !== 0 || right !== 0) },
  and: { power: 2, apply: (left, right) => truth(left !== 0 && right !== 0) },
  "==": { power: 3, apply: (left, right) => truth(left === right) },
  "!=": { power: 3, apply: (left, right) => truth(left !== right) },
  "<": { power: 4, apply: (left, right) => truth(left < right) },
  "<=": { power: 4, apply: (left, right) => truth(left <= right) },
  ">": { power: 4, apply: (left, right) => truth(left > right) },
  ">=": { power: 4, apply: (left, right) => truth(left >= right) },
  "+": { power: 5, apply: (left, right) => left + right },
  "-": { power: 5, apply: (left, right) => left - right },
  "*": { power: 6, apply: (left, right) => left * right },
  "/": { power: 6, apply: (left, right) => left / right },
  "^": { power: 8, apply: (left, right) => left ** right },
};
const prefixPower = 7;

const aliases: Record<string, string> = { "&&": "and", "||": "or", "!": "not", "**": "^" };

const pointwise: Record<string, { least: number; most: number; apply: (...values: number[]) => number }> = {
  abs: { least: 1, most: 1, apply: Math.abs },
  sqrt: { least: 1, most: 1, apply: Math.sqrt },
  exp: { least: 1, most: 1, apply: Math.exp },
  log: { least: 1, most: 1, apply: Math.log },
  sin: { least: 1, most: 1, apply: Math.sin },
  cos: { least: 1, most: 1, apply: Math.cos },
  norm: { least: 1, most: Infinity, apply: Math.hypot },
  clip: { least: 3, most: 3, apply: (value, low, high) => Math.min(Math.max(value, low as number), high as number) },
  min: { least: 2, most: Infinity, apply: Math.min },
  max: { least: 2, most: Infinity, apply: Math.max },
};

const overSteps =
  (node: Node, combine: (sum: number, value: number) => number, from: number): Node =>
  (episode) => {
    let result = from;
    for (let moment = 1; moment <= episode.length; moment++) result = combine(result, node(episode, moment));
    return result;
  };

/** Of one argument, over the moments after each step. */
const aggregates: Record<string, (node: Node) => Node> = {
  first: (node) => (episode) => node(episode, 0),
  last: (node) => (episode) => node(episode, episode.length),
  sum: (node) => overSteps(node, (sum, value) => sum + value, 0),
  mean: (node) => {
    const sum = overSteps(node, (total, value) => total + value, 0);
    return (episode, moment) => sum(episode, moment) / Math.max(1, episode.length);
  },
  min: (node) => overSteps(node, Math.min, Infinity),
  max: (node) => overSteps(node, Math.max, -Infinity),
  any: (node) => overSteps(node, (found, value) => truth(found !== 0 || value !== 0), 0),
  all: (node) => overSteps(node, (kept, value) => truth(kept !== 0 && value !== 0), 1),
};

const wholeFacts: Record<string, Meaning> = {
  return: { whole: (episode) => episode.return },
  length: { whole: ({ length }) => length },
  duration: { whole: ({ duration }) => duration },
  terminated: { whole: ({ terminated }) => terminated },
  truncated: { whole: ({ truncated }) => truncated },
  true: { whole: () => 1 },
  false: { whole: () => 0 },
  pi: { whole: () => Math.PI },
};

const token =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\[\d+\])?)|(<=|>=|==|!=|&&|\|\||\*\*|[-+*/^()<>,!]))/y;

/**
 * Compiles an expression over an episode. `resolve` gives the column of a field's name, `known` the names for hints. A bare
 * field is its value at the end; `first`, `mean`, `sum`, `min`, `max`, `any`, `all` and `last` of one argument go over the
 * episode. No code of the text is ever run. Raises `bridge/bad-expression`.
 */
export const compileExpression = (
  text: string,
  { resolve, known }: { resolve: (name: string) => number | undefined; known: readonly string[] },
): Expression => {
  const bad = (problem: string): Error =>
    usageError({
      code: "bridge/bad-expression",
      message: `The expression '${text}' cannot be read: ${problem}.`,
      action: `It may use return, length, duration, terminated, truncated, fields (${known.slice(0, 12).join(", ")}${known.length > 12 ? ", …" : ""}), arithmetic, comparisons, and, or, not, and ${[...new Set([...Object.keys(aggregates), ...Object.keys(pointwise)])].join(", ")}.`,
    });
  const tokens: { kind: "number" | "name" | "sign"; text: string }[] = [];
  token.lastIndex = 0;
  for (const trimmed = text.trimEnd(); token.lastIndex < trimmed.length;) {
    const at = token.lastIndex;
    const match = token.exec(trimmed);
    if (match === null) throw bad(`unexpected '${trimmed.slice(at).trim().slice(0, 10)}'`);
    const [, number, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined && !["and", "or", "not"].includes(name)) tokens.push({ kind: "name", text: name });
    else tokens.push({ kind: "sign", text: aliases[sign ?? ""] ?? sign ?? (name as string) });
  }
  let place = 0;
  const peek = () => tokens[place];
  const take = (sign: string): void => {
    const found = tokens[place++];
    if (found?.kind !== "sign" || found.text !== sign)
      throw bad(`'${sign}' is missing${found === undefined ? " at the end" : ` before '${found.text}'`}`);
  };

  const call = (name: string): Node => {
    take("(");
    const inner: Node[] = [];
    while (!(peek()?.kind === "sign" && peek()?.text === ")")) {
      if (inner.length > 0) take(",");
      inner.push(parse(0));
    }
    take(")");
    const [only] = inner;
    if (inner.length === 1 && only !== undefined && Object.hasOwn(aggregates, name))
      return (aggregates[name] as (node: Node) => Node)(only);
    const operation = Object.hasOwn(pointwise, name) ? pointwise[name] : undefined;
    if (operation === undefined && !Object.hasOwn(aggregates, name)) throw bad(`there is no function '${name}'`);
    if (operation === undefined || inner.length < operation.least || inner.length > operation.most)
      throw bad(`'${name}' does not take ${inner.length} arguments`);
    return (episode, moment) => operation.apply(...inner.map((node) => node(episode, moment)));
  };

  const atom = (): Node => {
    const next = tokens[place++];
    if (next === undefined) throw bad("it ends too early");
    if (next.kind === "number") {
      const value = Number(next.text);
      return () => value;
    }
    if (next.kind === "name") {
      if (peek()?.kind === "sign" && peek()?.text === "(") return call(next.text);
      const fact = Object.hasOwn(wholeFacts, next.text) ? wholeFacts[next.text] : undefined;
      if (fact !== undefined) return fact.whole;
      const column = resolve(next.text);
      if (column !== undefined) return (episode, moment) => episode.valueAt(column, moment);
      const near = nearestNames(next.text, { known: [...known, ...Object.keys(wholeFacts)] });
      throw bad(`there is no '${next.text}'${near.length > 0 ? `, did you mean ${near.join(" or ")}?` : ""}`);
    }
    if (next.text === "(") {
      const inner = parse(0);
      take(")");
      return inner;
    }
    if (next.text === "-") {
      const inner = parse(prefixPower);
      return (episode, moment) => -inner(episode, moment);
    }
    if (next.text === "not") {
      const inner = parse(2); // binds less than comparisons: not x < 1
      return (episode, moment) => truth(inner(episode, moment) === 0);
    }
    throw bad(`unexpected '${next.text}'`);
  };

  /** Operators that bind stronger than `least`. Powers group to the right, all others to the left. */
  const parse = (least: number): Node => {
    let left = atom();
    for (;;) {
      const operator = peek();
      const operation =
        operator?.kind === "sign" && Object.hasOwn(binary, operator.text) ? binary[operator.text] : undefined;
      if (operation === undefined || operation.power <= least) return left;
      place++;
      const { power, apply } = operation;
      const before = left;
      const right = parse(operator?.text === "^" ? power - 1 : power);
      left = (episode, moment) => apply(before(episode, moment), right(episode, moment));
    }
  };

  const whole = parse(0);
  const rest = peek();
  if (rest !== undefined) throw bad(`unexpected '${rest.text}'`);
  return (episode) => whole(episode, episode.length);
};
