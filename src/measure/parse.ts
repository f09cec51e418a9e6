import { problemAt, Unreadable } from "./problems.ts";
import { noChoice, tokensOf, type Token } from "./tokens.ts";
import { isOperator, powers, prefixPower, type Node, type Span } from "./tree.ts";

/** Brackets and signs within each other; beyond it the reader would run out of stack. */
const deepest = 100;

/** Reads a text by the operators' powers. Raises `Unreadable` at the first place that cannot be read. */
export const parseExpression = (text: string): Node => {
  const tokens = tokensOf(text);
  const end: Span = { from: text.trimEnd().length, to: text.trimEnd().length + 1 };
  let place = 0;
  let depth = 0;

  const bad = (at: Span, message: string, hint: string): Unreadable =>
    new Unreadable(problemAt(at, { kind: "syntax", message, hint }));
  const peek = (): Token | undefined => tokens[place];
  const isSign = (text: string): boolean => peek()?.kind === "sign" && peek()?.text === text;
  const take = (sign: string): Span => {
    const found = tokens[place];
    if (found?.kind === "sign" && found.text === sign) {
      place++;
      return found;
    }
    throw found === undefined
      ? bad(end, `'${sign}' is missing at the end`, sign === ")" ? "Every ( has its )." : `Write '${sign}'.`)
      : bad(found, `'${sign}' is missing before '${found.text}'`, surplusHint(found));
  };

  /** Of what stands where a value has ended. */
  const surplusHint = ({ kind, text }: Token): string => {
    if (text === "if" || text === "else") return noChoice;
    if (text === ")") return "Every ) has its (.";
    return kind === "name" && tokens[place - 1]?.kind === "number"
      ? "A number takes the unit of what it meets: write it alone. Words are told with --wish."
      : "Values are joined by an operator, arguments by commas; words are told with --wish.";
  };

  const argumentsOf = (): Node[] => {
    const inner: Node[] = [];
    while (!isSign(")")) {
      if (inner.length > 0) take(peek() === undefined ? ")" : ",");
      inner.push(parse(0));
    }
    return inner;
  };

  const atom = (): Node => {
    const next = tokens[place++];
    if (next === undefined) {
      throw tokens.length === 0
        ? bad(end, "it ends too early: it is empty", "Write an expression, such as last(torso.x).")
        : bad(end, "it ends too early", "A value is missing at the end.");
    }
    const { from, to } = next;
    if (next.kind === "number") return { kind: "number", value: Number(next.text), from, to };
    if (next.kind === "name") {
      if (!isSign("(")) return { kind: "name", name: next.text, from, to };
      take("(");
      const inner = argumentsOf();
      return { kind: "call", name: next.text, head: { from, to }, inner, from, to: take(")").to };
    }
    if (next.text === "(") {
      const inner = parse(0);
      return { ...inner, wrapped: true, from, to: take(")").to };
    }
    const prefix = next.text === "-" ? "negative" : next.text === "not" ? "not" : undefined;
    if (prefix === undefined) throw bad(next, `unexpected '${next.text}'`, "A value is missing before it.");
    const inner = parse(prefixPower[prefix]);
    return { kind: prefix, inner, from, to: inner.to };
  };

  /** Operators that bind stronger than `least`. */
  const parse = (least: number): Node => {
    if (++depth > deepest) throw bad(peek() ?? end, "it is nested too deeply", `At most ${deepest} levels are read.`);
    let left = atom();
    for (;;) {
      const operator = peek();
      if (operator?.kind !== "sign" || !isOperator(operator.text) || powers[operator.text] <= least) break;
      place++;
      const right = parse(operator.text === "^" ? powers["^"] - 1 : powers[operator.text]);
      left = { kind: "binary", operator: operator.text, left, right, from: left.from, to: right.to };
    }
    depth--;
    return left;
  };

  const whole = parse(0);
  const rest = peek();
  if (rest === undefined) return whole;
  throw bad(rest, `unexpected '${rest.text}'`, surplusHint(rest));
};
