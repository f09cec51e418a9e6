import { arithmetic, booleans, folds, isUnary, ofArrays, type Fold, type Logic, type Operation } from "./operations.ts";

/**
 * What a reward computes for every lane at once, as a graph without branches: the one reading that all array exports are printed from. Equal nodes are one and the
 * same object, so what a program computes twice is computed once. Constants are folded in JavaScript's own arithmetic.
 */
export type Node = {
  readonly id: number;
  readonly op: Operation;
  readonly kind: "number" | "boolean";
  readonly args: readonly Node[];
  /** Of a constant. */
  readonly value: number | boolean | undefined;
  /** Of an input: how Python reads it. */
  readonly text: string | undefined;
  /** One value a lane, one for all lanes (a Python number), or one for ever. */
  readonly spread: "lanes" | "uniform" | "constant";
  /** No value is above this. */
  readonly most: number;
};

export type Graph = {
  constant(value: number | boolean): Node;
  input(text: string, what: { kind: Node["kind"]; spread: Node["spread"] }): Node;
  apply(op: Exclude<Operation, "constant" | "input" | "choose" | "array" | "number" | Logic>, ...args: Node[]): Node;
  number(of: Node): Node;
  and(left: Node, right: Node): Node;
  or(left: Node, right: Node): Node;
  not(of: Node): Node;
  /** True where two booleans are alike. */
  same(left: Node, right: Node): Node;
  choose(condition: Node, yes: Node, no: Node): Node;
  /** Nodes that were made so far. */
  size(): number;
};

/** True for what is never −0, so that adding 0 to it changes nothing. */
const neverMinusZero = ({ op, args, value }: Node, depth = 4): boolean => {
  if (op === "constant") return !Object.is(value, -0);
  if (op === "*") return args[0] === args[1];
  if (op === "+") return depth > 0 && args.some((arg) => neverMinusZero(arg, depth - 1));
  return op === "abs" || op === "exp" || op === "number";
};

export const createGraph = (): Graph => {
  const nodes = new Map<string, Node>();
  const make = (
    node: Omit<Node, "id" | "value" | "text" | "most"> & Partial<Pick<Node, "value" | "text" | "most">>,
  ): Node => {
    const { op, kind, args, value, text } = node;
    const key = `${op} ${kind} ${args.map(({ id }) => id).join(" ")} ${Object.is(value, -0) ? "-0" : String(value)} ${text ?? ""}`;
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const made: Node = {
      id: nodes.size,
      value,
      text,
      most: kind === "boolean" ? 1 : Number.POSITIVE_INFINITY,
      ...node,
    };
    nodes.set(key, made);
    return made;
  };
  const constant: Graph["constant"] = (value) =>
    make({
      op: "constant",
      kind: typeof value === "number" ? "number" : "boolean",
      args: [],
      value,
      spread: "constant",
      most: Number(value),
    });
  const isConstant = (node: Node, value: number | boolean): boolean =>
    node.op === "constant" && Object.is(node.value, value);
  const wrapped = (node: Node): Node =>
    node.spread === "lanes"
      ? node
      : make({ op: "array", kind: node.kind, args: [node], spread: "lanes", most: node.most });
  const operation = (op: Operation, args: readonly Node[], most?: number): Node => {
    const isLanes = args.some(({ spread }) => spread === "lanes");
    const stays = arithmetic.has(op);
    const given = ofArrays.has(op) || (!isLanes && !stays) ? args.map(wrapped) : args;
    return make({
      op,
      kind: booleans.has(op) ? "boolean" : "number",
      args: given,
      spread: isLanes || !stays ? "lanes" : "uniform",
      ...(most === undefined ? {} : { most }),
    });
  };

  const apply: Graph["apply"] = (op, ...args) => {
    const [a, b] = args as [Node, Node];
    if (args.every((node) => node.op === "constant")) {
      const fold = folds[op] ?? (isUnary(op) ? (Math[op] as Fold) : undefined);
      if (fold !== undefined) return constant(fold(...args.map(({ value }) => Number(value))));
    }
    switch (op) {
      case "+":
        if (isConstant(a, -0) || (isConstant(a, 0) && neverMinusZero(b))) return b;
        if (isConstant(b, -0) || (isConstant(b, 0) && neverMinusZero(a))) return a;
        return operation(op, args, a.most + b.most);
      case "-":
        return isConstant(b, 0) ? a : operation(op, args);
      case "*":
        return isConstant(a, 1) ? b : isConstant(b, 1) ? a : operation(op, args);
      case "/":
        return isConstant(b, 1) ? a : operation(op, args);
      case "negative":
        return a.op === "negative" ? (a.args[0] as Node) : operation(op, args);
      case "**":
        return power(a, b);
      case "max":
      case "min":
        // What is no array comes second.
        return a === b ? a : operation(op, a.spread === "lanes" ? args : [b, a]);
      case "<":
        return a.op === "constant" && (a.value as number) >= b.most ? constant(false) : operation(op, args);
      default:
        return operation(op, args);
    }
  };

  /** JavaScript's: NaN where the exponent is, and where a base of ±1 meets an infinite one; C's would be 1. */
  const power = (base: Node, exponent: Node): Node => {
    if (exponent.op === "constant") {
      const value = exponent.value as number;
      if (Number.isNaN(value)) return constant(Number.NaN);
      if (value === 0) return constant(1);
      if (value === 1) return base;
      if (value === 2) return operation("*", [base, base]);
      if (Number.isFinite(value)) return operation("**", [base, exponent]);
    }
    if (base.op === "constant" && Math.abs(base.value as number) !== 1) return operation("**", [base, exponent]);
    const isOne = apply("==", apply("abs", base), constant(1));
    const isEndless = not(apply("isFinite", exponent));
    const isNone = or(apply("isNaN", exponent), and(isOne, isEndless));
    return choose(isNone, constant(Number.NaN), operation("**", [wrapped(base), exponent]));
  };

  const number: Graph["number"] = (of) =>
    of.op === "constant" ? constant(Number(of.value)) : operation("number", [of], 1);
  const not: Graph["not"] = (of) =>
    of.op === "constant"
      ? constant(of.value !== true)
      : of.op === "not"
        ? (of.args[0] as Node)
        : operation("not", [of]);
  const isOpposite = (a: Node, b: Node): boolean => not(a) === b;
  const and: Graph["and"] = (a, b) => {
    if (isConstant(a, true) || a === b) return b;
    if (isConstant(b, true)) return a;
    if (isConstant(a, false) || isConstant(b, false) || isOpposite(a, b)) return constant(false);
    return operation("and", [a, b]);
  };
  const or: Graph["or"] = (a, b) => {
    if (isConstant(a, false) || a === b) return b;
    if (isConstant(b, false)) return a;
    if (isConstant(a, true) || isConstant(b, true) || isOpposite(a, b)) return constant(true);
    // What two branches of one place come together to.
    if (
      a.op === "and" &&
      b.op === "and" &&
      a.args[0] === b.args[0] &&
      isOpposite(a.args[1] as Node, b.args[1] as Node)
    ) {
      return a.args[0] as Node;
    }
    return operation("or", [a, b]);
  };
  const same: Graph["same"] = (a, b) => {
    if (a.op === "constant") return a.value === true ? b : not(b);
    if (b.op === "constant") return b.value === true ? a : not(a);
    return a === b ? constant(true) : operation("same", [a, b]);
  };
  const choose: Graph["choose"] = (condition, first, second) => {
    const { op } = condition;
    if (op === "constant") return condition.value === true ? first : second;
    if (op === "not") return choose(condition.args[0] as Node, second, first);
    // Within a branch its own condition is settled.
    const yes = first.op === "choose" && first.args[0] === condition ? (first.args[1] as Node) : first;
    const no = second.op === "choose" && second.args[0] === condition ? (second.args[2] as Node) : second;
    if (yes === no) return yes;
    if (yes.kind === "boolean") {
      if (no === condition) return and(condition, yes);
      if (yes === condition) return or(condition, no);
      if (yes.op === "constant") return yes.value === true ? or(condition, no) : and(not(condition), no);
      if (no.op === "constant") return no.value === true ? or(not(condition), yes) : and(condition, yes);
    }
    if (isConstant(yes, 1) && isConstant(no, 0)) return number(condition);
    if (isConstant(yes, 0) && isConstant(no, 1)) return number(not(condition));
    const most = Math.max(yes.most, no.most);
    return make({ op: "choose", kind: yes.kind, args: [condition, yes, no], spread: "lanes", most });
  };

  return {
    constant,
    input: (text, what) => make({ op: "input", args: [], text, ...what }),
    apply,
    number,
    and,
    or,
    not,
    same,
    choose,
    size: () => nodes.size,
  };
};

/** JavaScript's: zeros keep their sign, and NaN stays. */
export const signOf = (graph: Graph, x: Node): Node => {
  const zero = graph.constant(0);
  const [up, down] = [graph.apply(">", x, zero), graph.apply("<", x, zero)];
  return graph.choose(up, graph.constant(1), graph.choose(down, graph.constant(-1), x));
};
