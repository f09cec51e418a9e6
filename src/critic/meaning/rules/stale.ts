import type { ts } from "ts-morph";
import { stateLayout } from "../../../core/fields.ts";
import type { EnvironmentSpec } from "../../../core/spec.ts";
import { isStill } from "../field-facts.ts";
import { isPoint } from "../intervals.ts";
import { rule } from "./rule.ts";

/** Values of a term that make it an event: it happens, or not; a tie or a draw at most besides. */
const fewValues = 3;

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
        [...(meaning.terms?.values() ?? [])].some((term) => reads(term.reads, [...fields, ...after])) &&
        meaning.choices.some(({ condition }) => reads(condition.reads, after) && !reads(condition.reads, fields))
      );
    };
    const told = new Set<ts.Node>();
    const ofChoices = meaning.choices.flatMap(({ node, condition, yes, no }) => {
      const isEvent = yes.kind === "number" && no.kind === "number" && isPoint(yes) && isPoint(no) && yes.lo !== no.lo;
      if (!isEvent || told.has(node)) return [];
      const fields = movingIn(condition.reads);
      const stale = isBefore(fields) ? fields : endingBefore(fields, spec);
      if (stale.length === 0 || isCompared(stale)) return [];
      told.add(node);
      return [{ at: node, message: messageOf(stale) }];
    });
    if (ofChoices.length > 0) return ofChoices;
    // However it is written, a term of a few values that only the state before decides is such an event.
    return [...(meaning.terms ?? [])].flatMap(([name, value]) => {
      const fields = movingIn(value.reads);
      const values = new Set(meaning.drawn.map((row) => row.get(name)));
      if (!isBefore(fields) || isPoint(value) || values.size > fewValues || meaning.drawn.length < 8 * fewValues)
        return [];
      return [{ at: name, message: messageOf(fields) }];
    });
  },
});

/** Beside what is read from `next`: fields of the state before of which the episode's end is told, and not from `next`. */
const endingBefore = (fields: readonly string[], { termination }: EnvironmentSpec): string[] =>
  fields.filter((name) => {
    if (!name.startsWith("state.") || fields.includes(name.replace("state.", "next."))) return false;
    if (fields.some((other) => !/^(state|next)\./.test(other))) return false;
    const words = name.split(".").slice(1);
    return words.every((word) => new RegExp(`\\b${word}\\b`, "i").test(termination));
  });

const messageOf = (fields: readonly string[]): string =>
  `The event is looked for in ${fields.map((name) => `'${name}'`).join(", ")}, before the action: a step that ends the episode is not seen`;
