import type { Diagnostic } from "../../../core/diagnostic.ts";
import { finding, placeIn } from "../../findings.ts";
import { readExports } from "../../../reward/exports.ts";
import { structureRules } from "../../structure/rules.ts";
import { rangeText } from "../desk.ts";
import { holds } from "../intervals.ts";
import type { Sampled } from "../read-meaning.ts";
import type { Context } from "./context.ts";

const draws = 24;

/**
 * Cells that hold what a field was a step ago, and start at a value that it never has: the first step's difference is one
 * of nothing. Said only where the term is then beyond all that later steps give.
 */
export const firstStepFindings = ({ view, meaning, program }: Context): Diagnostic[] => {
  const { terms, sampled, cells } = meaning;
  const { initial } = readExports(view.file).exports;
  if (terms === null || sampled === null || initial === null) return [];
  return cells.flatMap(({ name, start, after }) => {
    const field = after.key.startsWith("next.") ? after.key.slice("next.".length) : undefined;
    if (field === undefined || holds(after, start)) return [];
    const readers = [...terms].filter(([, { reads }]) => reads.has(`memory.${name}`)).map(([term]) => term);
    const odd = readers.find((term) => isOdd(sampled, { term, cell: name, field, initial: program.initial }));
    if (odd === undefined) return [];
    const message = `'memory.${name}' starts at ${start}, and holds '${after.key}' (${rangeText(after)}) afterwards: the first step's '${odd}' is like no other`;
    return [finding(structureRules, "structure/first-step", placeIn(view.file, initial.name), message)];
  });
};

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
