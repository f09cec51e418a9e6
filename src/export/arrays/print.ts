import { group, line, printStatements, type Statement } from "../python/layout.ts";
import { atom, binary, Binds, call, numberPiece, operand, simple, wrapped, type Piece } from "../python/piece.ts";
import type { Node } from "./node.ts";
import { unary, type Operation, type Unary } from "./operations.ts";
import { reachable, type ArrayReward } from "./read.ts";

/** Between comparisons and sums, where Python has its operators on arrays of booleans. */
const bindsOr = Binds.comparison + 0.3;
const bindsAnd = Binds.comparison + 0.6;
/** Binds more than the sign in front of it. */
const bindsPower = Binds.unary + 0.5;

const operators: Partial<Record<Operation, { symbol: string; binds: number }>> = {
  "+": { symbol: "+", binds: Binds.additive },
  "-": { symbol: "-", binds: Binds.additive },
  "*": { symbol: "*", binds: Binds.multiplicative },
  "/": { symbol: "/", binds: Binds.multiplicative },
  "<": { symbol: "<", binds: Binds.comparison },
  "<=": { symbol: "<=", binds: Binds.comparison },
  ">": { symbol: ">", binds: Binds.comparison },
  ">=": { symbol: ">=", binds: Binds.comparison },
  "==": { symbol: "==", binds: Binds.comparison },
  "!=": { symbol: "!=", binds: Binds.comparison },
  same: { symbol: "==", binds: Binds.comparison },
  and: { symbol: "&", binds: bindsAnd },
  or: { symbol: "|", binds: bindsOr },
};

/** Functions that are called; those with `_` are of the module's head, which differs between libraries. */
const functions: Partial<Record<Operation, string>> = {
  ...(Object.fromEntries(Object.entries(unary).map(([name, theirs]) => [name, `xp.${theirs}`])) as Record<
    Unary,
    string
  >),
  cbrt: "_cbrt",
  "%": "xp.fmod",
  atan2: "xp.arctan2",
  hypot: "xp.hypot",
  max: "_maximum",
  min: "_minimum",
  isFinite: "xp.isfinite",
  isNaN: "xp.isnan",
};

/** Longer ones get a name. */
const longest = 60;

const literal = (value: number | boolean | undefined): Piece => {
  if (typeof value === "boolean") return simple(value ? "True" : "False");
  const number = value as number;
  if (Number.isNaN(number)) return simple("xp.nan");
  if (Number.isFinite(number)) return numberPiece(number);
  return number > 0 ? simple("xp.inf") : { doc: "-xp.inf", binds: Binds.unary };
};

export type Printed = {
  statements: Statement[];
  /** What each of the wanted nodes is called. */
  text(node: Node): string;
  /** Functions of the module's head that are used. */
  used: ReadonlySet<string>;
};

type Naming = { taken: Set<string>; like: string };

/** A name of the program's own where there is one, made Python's. */
const nameFor = (stem: string, { taken }: Naming): string => {
  const plain = stem.replaceAll("$", "S");
  let name = plain;
  for (let count = 2; taken.has(name); count++) name = `${plain}_${count}`;
  taken.add(name);
  return name;
};

/** `next_state["torso"]["x"]` → `next_state_torso_x` */
const leafName = (text: string): string => (text.match(/\w+/g) ?? []).join("_");

/** The program as statements without branches, each node computed once. */
export const printNodes = (
  roots: readonly Node[],
  { hints, taken, like }: Naming & Pick<ArrayReward, "hints">,
): Printed => {
  const naming = { taken, like };
  const order = [...reachable(roots)];
  const uses = new Map<Node, number>();
  for (const node of order) for (const arg of node.args) uses.set(arg, (uses.get(arg) ?? 0) + 1);
  const wanted = new Set(roots);
  const pieces = new Map<Node, Piece>();
  const lengths = new Map<Node, number>();
  const statements: Statement[] = [];
  const used = new Set<string>();
  const helper = (name: string): string => {
    if (name.startsWith("_")) used.add(name);
    return name;
  };
  const pieceOf = (node: Node): Piece => pieces.get(node) as Piece;

  const build = (node: Node): Piece => {
    const { op, args } = node;
    const given = args.map(pieceOf);
    const [a, b, c] = given as [Piece, Piece, Piece];
    const operator = operators[op];
    if (operator !== undefined) return binary(a, operator.symbol, b, operator.binds);
    const named = functions[op];
    if (named !== undefined) return call(helper(named), ...given.map(({ doc }) => group(doc)));
    switch (op) {
      case "constant":
        return literal(node.value);
      case "input":
        return node.text === "dt" || node.text === "terminated" || node.text === "time"
          ? simple(node.text)
          : atom(node.text as string);
      case "negative":
        return { doc: ["-", operand(a, Binds.unary)], binds: Binds.unary };
      case "not":
        return { doc: ["~", operand(a, Binds.unary)], binds: Binds.unary };
      case "**":
        return { doc: [operand(a, Binds.primary), line, "** ", operand(b, Binds.unary)], binds: bindsPower };
      case "number":
        return call(helper("_number"), group(a.doc), like);
      case "array":
        return call(helper("_lanes"), a.doc, like);
      case "choose":
        return args[1]?.spread === "lanes" || args[2]?.spread === "lanes"
          ? call("xp.where", group(a.doc), group(b.doc), group(c.doc))
          : call(helper("_pick"), group(a.doc), group(b.doc), group(c.doc), like);
      default:
        throw new RangeError(`nothing prints ${op}`);
    }
  };

  for (const node of order) {
    const piece = build(node);
    const count = (uses.get(node) ?? 0) + (wanted.has(node) ? 1 : 0);
    const length = node.args.reduce((sum, arg) => sum + (lengths.get(arg) as number), node.text?.length ?? 6);
    const hint = hints.get(node);
    const isPlain = node.op === "constant" || (node.op === "input" && (count < 2 || piece.simple === true));
    const isKept = !isPlain && (count > 1 || hint !== undefined || length > longest);
    if (!isKept) {
      pieces.set(node, piece);
      lengths.set(node, length);
      continue;
    }
    const stem = node.op === "input" ? leafName(node.text as string) : (hint ?? "part");
    const name = nameFor(stem, naming);
    statements.push({ kind: "line", doc: [`${name} = `, wrapped(piece)] });
    pieces.set(node, simple(name));
    lengths.set(node, name.length);
  }
  const text = (node: Node): string => {
    const [row] = printStatements([{ kind: "line", doc: pieceOf(node).doc }]);
    return row as string;
  };
  return { statements, text, used };
};
