import { ts } from "ts-morph";
import { memoryCall, type MemoryCall } from "../../reward/memory-calls.ts";
import { descendants } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { isWritten, memoryType } from "../tree.ts";

/**
 * Cells that `delta` or `once` keeps and something else writes: then changes do not add up, and a bonus may be paid again.
 * The same call in two branches is one, and so are two conditions of which whichever comes first is paid.
 */
export const sharedCells = (view: TypedView): { node: ts.Node; message: string }[] => {
  const { file, checker } = view;
  const type = memoryType(view);
  const calls = new Map<string, MemoryCall>();
  const found: { node: ts.Node; message: string }[] = [];
  const nodes = [...descendants(file)];
  for (const node of nodes) {
    const call = memoryCall(node);
    const key = call?.key?.text;
    if (call === undefined || key === undefined) continue;
    const first = calls.get(key);
    if (first === undefined) calls.set(key, call);
    else if (first.of !== call.of || (call.of === "delta" && given(first) !== given(call)))
      found.push({ node, message: `'memory.${key}' is kept by two calls that each think it theirs` });
  }
  for (const node of nodes) {
    if (!ts.isPropertyAccessExpression(node) || !isWritten(node)) continue;
    const call = calls.get(node.name.text);
    if (call === undefined || checker.getTypeAtLocation(node.expression) !== type) continue;
    found.push({ node, message: `'memory.${node.name.text}' is kept by '${call.of}', and written here as well` });
  }
  return found;
};

const given = ({ node }: MemoryCall): string => node.arguments[2]?.getText().replaceAll(/\s+/g, " ") ?? "";
