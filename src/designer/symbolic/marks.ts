import type { SeenMark } from "../../core/mark.ts";
import { mean } from "../../core/statistics.ts";
import type { MarkCategory } from "../../core/steering.ts";
import type { World } from "./columns.ts";
import { effortsOf, fidgetsOf, type Atom, type Form, type Term } from "./forms.ts";
import type { Expression } from "./grammar.ts";
import { printExpression } from "./print.ts";
import { replay } from "./replay-terms.ts";
import { piece, type Track } from "./track.ts";

/** A marked stretch as the operators ask of it. */
export type Marked = {
  mark: SeenMark["mark"];
  /**
   * How much less the stretch is paid by a term than the rest of its episode, as a correlation over steps, −1…1; of a
   * good stretch how much more. 0 where there is no rest to compare with.
   */
  wanted(expression: Expression): number;
  /** Whether a term is about what the category says. */
  isAbout(term: Pick<Atom, "form" | "sign" | "expression" | "quantity">): boolean;
  /** What else may answer it, which the pool does not hold. */
  also: readonly Term[];
};

/** What a term that is of another kind than the category says has of what it tells of the stretch. */
const besideThePoint = 0.5;

/** What a term has that is of the category's kind, wherever it pays: all that a mark of a whole episode says. */
const ofTheKind = 0.1;

/**
 * How much a term is what a person's marks ask for, −1…1: the mean over marks; 0 where there are none. Evidence like that of
 * the scores, of where within an episode it goes wrong.
 */
export const heededBy = (
  marked: readonly Marked[],
  term: Pick<Atom, "form" | "sign" | "expression" | "quantity">,
): number =>
  marked.length === 0
    ? 0
    : mean(
        marked.map((each) => {
          const isAbout = each.isAbout(term);
          return (isAbout ? 1 : besideThePoint) * each.wanted(term.expression) + (isAbout ? ofTheKind : 0);
        }),
      );

const moving: readonly Form[] = ["rate", "approach", "record"];
const sized: readonly Form[] = ["size", "square"];

type About = Marked["isAbout"];

/** Pays for motion, or for how fast something changes where a field says so. */
const motion: About = ({ form, sign, quantity: { kind } }) =>
  moving.includes(form) ||
  (form === "speed" && sign === 1) ||
  (kind === "derivative" && (form === "level" || (sized.includes(form) && sign === 1)));

/** Around standing still. */
const holdsStill = (expression: Expression): boolean =>
  expression.kind === "tolerance" && expression.bounds[0] <= 0 && expression.bounds[1] >= 0;

/** Charges for motion, or pays for a rate that stays near 0. */
const calm: About = ({ form, sign, expression, quantity: { kind } }) =>
  (form === "speed" && sign === -1) ||
  (kind === "derivative" && ((sized.includes(form) && sign === -1) || holdsStill(expression)));

/** Pays for one direction. */
const direction: About = ({ form, quantity: { kind } }) =>
  form === "rate" || form === "approach" || (kind === "derivative" && form === "level");

const anything: About = () => true;

/** What a person means by each, of terms' forms: no field stands here. */
const abouts: Record<MarkCategory, About> = {
  good: anything,
  other: anything,
  unsteady: calm,
  "too-fast": calm,
  "too-slow": motion,
  "wrong-way": direction,
  wasteful: () => false,
};

/** Of a term's values per step over the tracks of the stretch and of the rest. */
const correlation = (
  expression: Expression,
  { world, within, outside }: { world: World; within: Track; outside: readonly Track[] },
): number => {
  if (outside.length === 0) return 0;
  const tracks = [within, ...outside];
  const figures = replay(expression, { world, tracks });
  const steps = tracks.reduce((total, { length }) => total + length, 0);
  const total = figures.reduce((sum, figure) => sum + figure.total, 0);
  const squares = figures.reduce((sum, { size }, place) => sum + size ** 2 * (tracks[place] as Track).length, 0);
  const variance = squares / steps - (total / steps) ** 2;
  // What rounding leaves of a term that pays alike everywhere.
  if (!(variance > 1e-9 * (squares / steps))) return 0;
  const share = within.length / steps;
  const inside = (figures[0]?.total ?? 0) / within.length;
  const rest = (total - (figures[0]?.total ?? 0)) / (steps - within.length);
  const value = ((rest - inside) / Math.sqrt(variance)) * Math.sqrt(share * (1 - share));
  return Number.isFinite(value) ? value : 0;
};

/** Of what is unsteady the actions may be the cause, and how they change no field tells. */
const alsoOf = (
  category: MarkCategory,
  { world, wanted }: { world: World; wanted: (expression: Expression) => number },
): readonly Term[] => {
  if (category === "wasteful") return effortsOf(world);
  return category === "unsteady" ? fidgetsOf(world).filter(({ expression }) => wanted(expression) > 0) : [];
};

/** Earlier marks are about programs that were left behind. */
const latest = 4;

export const markedIn = (marks: readonly SeenMark[], world: World): Marked[] =>
  marks.slice(-latest).map(({ mark, first, last, episode }) => {
    const cut = (from: number, to: number) => piece(episode, { world, owner: mark.candidate, from, to });
    const within = cut(first, last);
    const outside = [cut(0, first), cut(last, episode.length)].filter((track) => track !== null);
    const better = mark.category === "good" ? -1 : 1;
    const known = new Map<string, number>();
    const wanted = (expression: Expression): number => {
      const text = printExpression(expression);
      const value = known.get(text) ?? (within === null ? 0 : correlation(expression, { world, within, outside }));
      known.set(text, value);
      return better * value;
    };
    return {
      mark,
      wanted,
      isAbout: abouts[mark.category],
      also: alsoOf(mark.category, { world, wanted }),
    };
  });
