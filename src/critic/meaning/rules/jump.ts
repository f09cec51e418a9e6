import { placeIn } from "../../findings.ts";
import type { Crossing, Jump } from "../jumps.ts";
import { spread } from "../linear.ts";
import { rule } from "./rule.ts";

const enoughCrossings = 4;
/** Of the crossings, for what is said of all of them. */
const nearlyAll = 0.85;
/** Smaller jumps are no matter: of the term's own spread, or of the larger of both values. */
const smallest = { ofSpread: 0.005, ofValue: 0.1, ever: 1e-3 };

/**
 * Guards at whose boundary a term jumps against the way that its formula leads there, on either side, or from a formula that
 * pays to another one that takes. A jump in the way that the formulas lead is a bonus, or a price.
 */
export const jumpRule = rule({
  id: "structure/discontinuity",
  severity: "warning",
  meaning: "two formulas meet at a guard's boundary with different values",
  hint: "Let both have the same value there, or pay a constant bonus on top of one formula.",
  example: {
    kind: "term",
    bad: "height: next.torso.height <= 1.2 ? next.torso.height : next.torso.height - 1.2",
    mended: "height: next.torso.height <= 1.2 ? next.torso.height : 1.2",
  },
  check: ({ view, meaning }) => {
    const told = new Set<number>();
    return meaning.jumps().flatMap((jump) => {
      const column = meaning.drawn.map((row) => row.get(jump.term) ?? 0);
      const fault = faultOf(jump, spread(column));
      const { line } = placeIn(view.file, jump.node);
      if (fault === undefined || told.has(line)) return [];
      told.add(line);
      const [from, to] = (jump.crossings[0] as Crossing).values.map((value) => Number(value.toPrecision(3)));
      const message = `Where this condition on '${jump.field}' turns over, the term '${jump.term}' jumps (from ${from} to ${to}, say): ${fault}`;
      return [{ at: jump.node, message }];
    });
  },
});

const faultOf = ({ crossings }: Jump, termSpread: number): string | undefined => {
  if (crossings.length < enoughCrossings) return undefined;
  const share = (test: (crossing: Crossing) => boolean): number => crossings.filter(test).length / crossings.length;
  /** 0 where it is no matter. */
  const height = ({ values: [a, b] }: Crossing): number => {
    const least = Math.min(smallest.ofSpread * termSpread, smallest.ofValue * Math.max(Math.abs(a), Math.abs(b)));
    return Math.abs(b - a) > Math.max(smallest.ever, least) ? b - a : 0;
  };
  const isUp = share((one) => height(one) > 0) >= nearlyAll;
  const isDown = share((one) => height(one) < 0) >= nearlyAll;
  if (!isUp && !isDown) return undefined;
  const way = isUp ? 1 : -1;
  // A slope counts where it is no matter of rounding, beside the jump.
  const leads = (slope: number, { values }: Crossing): number =>
    Math.abs(slope) <= 1e-6 * Math.abs(values[1] - values[0]) ? 0 : Math.sign(slope);
  const isAgainst = share((one) => one.slopes.some((slope) => leads(slope, one) === -way)) >= nearlyAll;
  if (isAgainst) return "against the way that the formula leads";
  if (share(({ moves }) => moves[0] && moves[1]) < nearlyAll) return undefined;
  const isMixed = share(({ values }) => Math.sign(values[0]) * Math.sign(values[1]) < 0) >= nearlyAll;
  const isOffset =
    share(({ slopes: [a, b] }) => Math.abs(a - b) <= 1e-3 * Math.max(Math.abs(a), Math.abs(b))) >= nearlyAll;
  if (isMixed && !isOffset) return "from one formula to another of the other sign";
  return undefined;
};
