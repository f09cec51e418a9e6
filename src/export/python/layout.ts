/**
 * Text that knows where it may break (Wadler 2003, "A prettier printer").
 *
 *     line       a space, or a new line where its group is broken
 *     group      on one line if it fits, else broken at its own lines
 *     choice     one text where the group around it is broken, another where it is not
 */
export type Doc =
  | string
  | readonly Doc[]
  | { readonly kind: "line"; readonly flat: string }
  | { readonly kind: "hard" }
  | { readonly kind: "indent" | "group"; readonly inner: Doc }
  | { readonly kind: "choice"; readonly broken: Doc; readonly flat: Doc };

/** One statement of Python, a block with its body, a comment of any number of lines, or an empty line. */
export type Statement =
  | { kind: "line"; doc: Doc }
  | { kind: "block"; head: Doc; body: Statement[] }
  | { kind: "comment"; text: string }
  | { kind: "blank" };

export const line: Doc = { kind: "line", flat: " " };
export const softLine: Doc = { kind: "line", flat: "" };
/** A new line wherever it stands; breaks every group around it. */
export const hardLine: Doc = { kind: "hard" };
export const indent = (inner: Doc): Doc => ({ kind: "indent", inner });
export const group = (inner: Doc): Doc => ({ kind: "group", inner });
export const choice = (broken: Doc, flat: Doc): Doc => ({ kind: "choice", broken, flat });

const WIDTH = 100;
const INDENT = 4;

const isList = (doc: Doc): doc is readonly Doc[] => Array.isArray(doc);

const holdsHardLine = (doc: Doc): boolean => {
  if (typeof doc === "string") return false;
  if (isList(doc)) return doc.some(holdsHardLine);
  switch (doc.kind) {
    case "hard":
      return true;
    case "line":
      return false;
    case "choice":
      return holdsHardLine(doc.flat);
    default:
      return holdsHardLine(doc.inner);
  }
};

/** The document on one line. */
export const flatText = (doc: Doc): string => {
  if (typeof doc === "string") return doc;
  if (isList(doc)) return doc.map(flatText).join("");
  switch (doc.kind) {
    case "hard":
      return " ";
    case "line":
      return doc.flat;
    case "choice":
      return flatText(doc.flat);
    default:
      return flatText(doc.inner);
  }
};

export const printDoc = (doc: Doc, depth = 0): string => {
  let text = "";
  let column = depth * INDENT;
  const write = (piece: string) => {
    text += piece;
    column += piece.length;
  };
  const visit = (one: Doc, { level, broken }: { level: number; broken: boolean }): void => {
    if (typeof one === "string") return write(one);
    if (isList(one)) return one.forEach((part) => visit(part, { level, broken }));
    switch (one.kind) {
      case "hard":
      case "line":
        if (!broken) return write(flatText(one));
        text = `${text.trimEnd()}\n${" ".repeat(level * INDENT)}`;
        column = level * INDENT;
        return;
      case "indent":
        return visit(one.inner, { level: level + 1, broken });
      case "choice":
        return visit(broken ? one.broken : one.flat, { level, broken });
      case "group": {
        const fits = !holdsHardLine(one.inner) && column + flatText(one.inner).length <= WIDTH;
        return visit(one.inner, { level, broken: !fits });
      }
    }
  };
  visit(group(doc), { level: depth, broken: false });
  return text;
};

const isFunction = (statement: Statement | undefined): boolean =>
  statement?.kind === "block" && flatText(statement.head).startsWith("def ");

/** A statement with the comments above it. */
type Item = { rows: Statement[]; isFunction: boolean; isApart: boolean };

const itemsOf = (statements: readonly Statement[]): Item[] => {
  const items: Item[] = [];
  let rows: Statement[] = [];
  let isApart = false;
  for (const statement of statements) {
    if (statement.kind === "blank") isApart ||= rows.length === 0;
    else rows.push(statement);
    if (statement.kind === "blank" || statement.kind === "comment") continue;
    items.push({ rows, isFunction: isFunction(statement), isApart });
    rows = [];
    isApart = false;
  }
  return rows.length === 0 ? items : [...items, { rows, isFunction: false, isApart }];
};

/** Empty lines around functions, two of them at the top level, and where the source had some. */
const spaced = (statements: readonly Statement[], depth: number): Statement[] =>
  itemsOf(statements).flatMap(({ rows, isFunction: isOne, isApart }, index, items) => {
    const besideFunction = isOne || items[index - 1]?.isFunction === true;
    const count = index === 0 ? 0 : besideFunction ? (depth === 0 ? 2 : 1) : isApart ? 1 : 0;
    return [...Array.from({ length: count }, (): Statement => ({ kind: "blank" })), ...rows];
  });

export const printStatements = (statements: readonly Statement[], depth = 0): string[] =>
  spaced(statements, depth).flatMap((statement) => {
    const margin = " ".repeat(depth * INDENT);
    switch (statement.kind) {
      case "blank":
        return [""];
      case "comment":
        return statement.text.split("\n").map((row) => `${margin}# ${row}`.trimEnd());
      case "line":
        return [margin + printDoc(statement.doc, depth)];
      case "block": {
        const isEmpty = statement.body.every(({ kind }) => kind === "comment" || kind === "blank");
        const body: Statement[] = isEmpty ? [...statement.body, { kind: "line", doc: "pass" }] : statement.body;
        return [margin + printDoc(statement.head, depth), ...printStatements(body, depth + 1)];
      }
    }
  });
