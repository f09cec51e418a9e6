import { programOf } from "../../example.ts";
import { rangeText } from "../analysis.ts";
import { holds } from "../intervals.ts";
import type { Sampled } from "../read-meaning.ts";
import { rule } from "./rule.ts";

const draws = 24;

/**
 * Cells that hold what a field was a step ago, and start at a value that it never has: the first step's difference is one
 * of nothing. Said only where the term is then beyond all that later steps give.
 */
export const firstStepRule = rule({
  id: "structure/first-step",
  severity: "warning",
  meaning: "the first step is compared with a value of `memory` that its field never has",
  hint: "Start the cell at the field's usual first value, or take the step's own `state` as the value before.",
  example: {
    bad: programOf("calm: -change", {
      head: "export const initial = { height: 0 };",
      step: "{ next, memory }: Step<typeof initial>",
      body: "const change = Math.abs(next.torso.height - memory.height);\nmemory.height = next.torso.height;",
    }),
    mended: programOf("calm: -change", {
      step: "{ state, next }: Step",
      body: "const change = Math.abs(next.torso.height - state.torso.height);",
    }),
  },
  check: ({ view, meaning, program }) => {
    const { terms, sampled, cells } = meaning;
    const { initial } = view.exports;
    if (initial === null) return [];
    return cells.flatMap(({ name, start, after }) => {
      const field = after.key.startsWith("next.") ? after.key.slice("next.".length) : undefined;
      if (field === undefined || holds(after, start)) return [];
      const readers = [...terms].filter(([, { reads }]) => reads.has(`memory.${name}`)).map(([term]) => term);
      const odd = readers.find((term) => isOdd(sampled, { term, cell: name, field, initial: program.initial }));
      if (odd === undefined) return [];
      const message = `'memory.${name}' starts at ${start}, and holds '${after.key}' (${rangeText(after)}) afterwards: the first step's '${odd}' is like no other`;
      return [{ at: initial.name, message }];
    });
  },
});

const isOdd = (
  { compute, points }: Sampled,
  {
    term,
    cell,
    field,
    initial,
  }: { term: string; cell: string; field: string; initial: Readonly<Record<string, number>> },
): boolean => {
  const [first, later]: [number[], number[]] = [[], []];
  for (let draw = 0; draw < draws; draw++) {
    const point = new Map(points.draw());
    const before = point.get(`state.${field}`);
    if (before === undefined) return false;
    const regular = compute(point.set(`memory.${cell}`, before))?.terms.get(term);
    for (const [name, value] of Object.entries(initial)) point.set(`memory.${name}`, value);
    const atStart = compute(point)?.terms.get(term);
    if (regular === undefined || atStart === undefined) continue;
    first.push(atStart);
    later.push(regular);
  }
  if (first.length < draws / 2) return false;
  return Math.min(...first) > Math.max(...later) || Math.max(...first) < Math.min(...later);
};
