import { ts } from "ts-morph";
import { conditionOf, undecided, type Machine } from "./machine.ts";
import { extremeKeys, joined, nothingRead, unknown, type BooleanValue, type Value } from "./value.ts";

/** `a && b` and `a || b`: the second is looked at where the first lets it count. */
export const both = (machine: Machine, node: ts.BinaryExpression): Value => {
  const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  const left = conditionOf(machine, node.left);
  const right = machine.domain.under(machine, { condition: left, outcome: isAnd }, () =>
    conditionOf(machine, node.right),
  );
  // Never looked at, it knows nothing: taken from the left, its facts would double with every `&&` of a chain.
  const other = right ?? { ...undecided(nothingRead), canBe: { true: !isAnd, false: isAnd } };
  const [yes, no] = isAnd
    ? [left.canBe.true && other.canBe.true, left.canBe.false || (left.canBe.true && other.canBe.false)]
    : [left.canBe.true || (left.canBe.false && other.canBe.true), left.canBe.false && other.canBe.false];
  return {
    kind: "boolean",
    canBe: { true: yes, false: no },
    reads: new Set([...left.reads, ...(right?.reads ?? [])]),
    facts: {
      true: isAnd ? [...left.facts.true, ...other.facts.true] : [],
      false: isAnd ? [] : [...left.facts.false, ...other.facts.false],
    },
  };
};

export const conditional = (machine: Machine, node: ts.ConditionalExpression): Value => {
  const condition = conditionOf(machine, node.condition);
  const yes = machine.domain.under(machine, { condition, outcome: true }, () => machine.evaluate(node.whenTrue));
  const no = machine.domain.under(machine, { condition, outcome: false }, () => machine.evaluate(node.whenFalse));
  if (yes === null || no === null) return yes ?? no ?? unknown;
  machine.hooks.onChoice?.({ node, condition, yes, no });
  return merged(machine, condition, { yes, no });
};

/** The value after a choice: `a > b ? a : b` is the larger of them. */
export const merged = ({ analysis }: Machine, test: BooleanValue, { yes, no }: { yes: Value; no: Value }): Value => {
  const value = joined(yes, no, test.reads);
  if (value.kind !== "number" || yes.kind !== "number" || no.kind !== "number" || yes.key === "" || no.key === "")
    return value;
  const larger = test.facts.true.some(({ key, within }) => key === yes.key && within.lo > -Infinity);
  const isPair =
    test.facts.true.length >= 1 &&
    test.facts.true.every(({ key }) => [yes.key, no.key].includes(key) || key.startsWith("≠"));
  if (!isPair || yes.key === no.key) return value;
  const order = test.order;
  const of = order === undefined ? (larger ? "max" : "min") : order.larger === yes.key ? "max" : "min";
  return {
    ...value,
    extreme: {
      of,
      keys: extremeKeys([
        yes.key,
        no.key,
        ...(yes.extreme?.of === of ? yes.extreme.keys : []),
        ...(no.extreme?.of === of ? no.extreme.keys : []),
      ]),
    },
    key: analysis.key(
      of,
      [yes, no].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    ),
  };
};

/** What a variable, or `memory` with its cells, is after an `if` of which both sides went on. */
export const mergedAny = (machine: Machine, test: BooleanValue, { yes, no }: { yes: Value; no: Value }): Value => {
  if (yes === no) return yes;
  if (yes.kind !== "record" || no.kind !== "record") return merged(machine, test, { yes, no });
  const entries = new Map<string, Value>();
  for (const [name, value] of yes.entries) {
    const other = no.entries.get(name);
    entries.set(name, other === undefined ? value : mergedAny(machine, test, { yes: value, no: other }));
  }
  return { ...yes, entries };
};
