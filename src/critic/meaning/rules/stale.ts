import type { ts } from "ts-morph";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { finding, placeIn } from "../../findings.ts";
import { structureRules } from "../../structure/rules.ts";
import { isPoint } from "../intervals.ts";
import type { Context } from "./context.ts";

/** Events (a number of this step if …, else another) that only `state` decides. */
export const staleFindings = (context: Context): Diagnostic[] => {
  const { meaning, view } = context;
  const told = new Set<ts.Node>();
  return meaning.choices.flatMap(({ node, condition, yes, no }) => {
    const reads = [...condition.reads];
    const isEvent = yes.kind === "number" && no.kind === "number" && isPoint(yes) && isPoint(no) && yes.lo !== no.lo;
    if (!isEvent || told.has(node) || reads.length === 0 || !reads.every((name) => name.startsWith("state.")))
      return [];
    told.add(node);
    const message = `The event is looked for in ${reads.map((name) => `'${name}'`).join(", ")}, before the action: a step that ends the episode is not seen`;
    return [finding(structureRules, "structure/stale-event", placeIn(view.file, node), message)];
  });
};
