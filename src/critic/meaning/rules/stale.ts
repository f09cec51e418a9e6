import type { ts } from "ts-morph";
import { isStill, stateLayout } from "../../../core/fields.ts";
import { isPoint } from "../intervals.ts";
import { rule } from "./rule.ts";

/** Events (a number of this step if …, else another) that only `state` decides. */
export const staleRule = rule({
  id: "structure/stale-event",
  severity: "warning",
  meaning: "an event is looked for in the state before the action: what ends an episode is only ever seen in `next`",
  hint: "Read `next` instead of `state`.",
  example: {
    kind: "term",
    bad: "fallen: state.torso.height < 0.8 ? -1 : 0",
    mended: "fallen: next.torso.height < 0.8 ? -1 : 0",
  },
  check: ({ meaning, spec }) => {
    const still = new Set(stateLayout(spec).entries.flatMap(({ name, field }) => (isStill(field) ? [name] : [])));
    /** Fields that move; a goal that stands still may be read from anywhere. */
    const movingIn = (reads: ReadonlySet<string>): string[] =>
      [...reads].filter((name) => !still.has(name.replace(/^(state|next)\./, "")));
    const isBefore = (fields: readonly string[]): boolean =>
      fields.length > 0 && fields.every((name) => name.startsWith("state."));
    /** `Number(next.foot.contact) - Number(state.foot.contact)`: the event before is what the one after is compared with. */
    const isCompared = (fields: readonly string[]): boolean => {
      const after = fields.map((name) => name.replace("state.", "next."));
      const reads = (set: ReadonlySet<string>, names: readonly string[]): boolean =>
        names.every((name) => set.has(name));
      return (
        [...meaning.terms.values()].some((term) => reads(term.reads, [...fields, ...after])) &&
        meaning.choices.some(({ condition }) => reads(condition.reads, after) && !reads(condition.reads, fields))
      );
    };
    const told = new Set<ts.Node>();
    return meaning.choices.flatMap(({ node, condition, yes, no }) => {
      const isEvent = yes.kind === "number" && no.kind === "number" && isPoint(yes) && isPoint(no) && yes.lo !== no.lo;
      if (!isEvent || told.has(node)) return [];
      const fields = movingIn(condition.reads);
      if (!isBefore(fields) || isCompared(fields)) return [];
      told.add(node);
      return [{ at: node, message: messageOf(fields) }];
    });
  },
});

const messageOf = (fields: readonly string[]): string =>
  `The event is looked for in ${fields.map((name) => `'${name}'`).join(", ")}, before the action: a step that ends the episode is not seen`;
