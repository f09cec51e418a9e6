import { interventionText, withLater, type Intervention } from "../../../core/intervention.ts";
import type { PreferenceRole } from "../../../core/preferred.ts";
import type { RunView } from "../../../core/run-view/types.ts";
import { sayingsAgainst } from "../../../app/session/against.ts";
import { effectOf } from "../../../app/session/effect.ts";
import type { Constraint } from "../../../core/constraint.ts";
import type { InboxEntry } from "../../../store/inbox.ts";
import type { Saying } from "./types.ts";

type Reader = {
  isRead: boolean;
  prefers: PreferenceRole;
  /** What a message contradicts of those before it, by its number. */
  against: ReadonlyMap<number, readonly string[]>;
};
type Said = { number: number; intervention: Intervention };

/** Words alone do nothing where nobody reads them. */
const isHeeded = ({ kind }: Intervention, { isRead }: Reader): boolean =>
  isRead || (kind !== "note" && kind !== "wish");

const sayingOf = (
  intervention: Intervention,
  { number, state, reader }: { number: number | null; state: Saying["state"]; reader: Reader },
): Saying => ({
  number,
  kind: intervention.kind,
  text: interventionText(intervention),
  effect: effectOf(intervention, reader),
  against: number === null ? [] : [...(reader.against.get(number) ?? [])],
  state,
  isHeeded: isHeeded(intervention, reader),
});

export const saidIn = (entries: readonly InboxEntry[]): Said[] =>
  entries.flatMap((entry) =>
    "message" in entry && entry.message.kind === "intervention"
      ? [{ number: entry.number, intervention: entry.message.intervention }]
      : [],
  );

/** What each message contradicts of those before it. `asked`: constraints that the run began with. */
export const againstEarlier = (
  said: readonly Said[],
  { asked, view }: { asked: readonly Constraint[]; view: RunView },
): Map<number, string[]> => {
  const before: Intervention[] = [];
  const found = new Map<number, string[]>();
  for (const { number, intervention } of said) {
    const { constraints: standing } = withLater({ constraints: asked, wishes: [] }, before);
    const note = view.contradictions[number];
    found.set(number, [...sayingsAgainst(intervention, { before, standing }), ...(note === undefined ? [] : [note])]);
    before.push(intervention);
  }
  return found;
};

/** A constraint was put in words since it was asked for, and a wish may have become one. */
const isSame = (asked: Intervention, taken: Intervention): boolean => {
  if (taken.kind === "constraint" && asked.kind === "constraint") return asked.expression === taken.expression;
  if (taken.kind === "constraint" && asked.kind === "wish") return taken.words === asked.text;
  return JSON.stringify(asked) === JSON.stringify(taken);
};

/** What the run said of a message that it passed over. */
const passedOver = (number: number, notices: readonly string[]): string =>
  notices.find((notice) => notice.startsWith(`inbox/${number}: `))?.replace(/^.*: passed over, for /s, "") ??
  "the run could not do it";

/** What was taken before a generation, in order, with what of its messages was passed over. */
export const sayingsBefore = (
  taken: RunView["interventions"][number],
  { said, view, reader }: { said: readonly Said[]; view: RunView; reader: Reader },
): Saying[] => {
  const left = [...taken.interventions];
  const sayings: Saying[] = [];
  for (const { number, intervention } of said.filter((each) => taken.taken.includes(each.number))) {
    const place = left.findIndex((each) => isSame(intervention, each));
    if (place === -1) {
      const effect = passedOver(number, view.notices);
      sayings.push({ ...sayingOf(intervention, { number, state: "passed over", reader }), effect });
      continue;
    }
    // What stands before it came in no message: a wish of the beginning, an answer of a simulated person.
    const [heeded, ...before] = left.splice(0, place + 1).toReversed() as [Intervention, ...Intervention[]];
    for (const each of before.toReversed()) sayings.push(sayingOf(each, { number: null, state: "taken", reader }));
    sayings.push(sayingOf(heeded, { number, state: "taken", reader }));
  }
  return [...sayings, ...left.map((each) => sayingOf(each, { number: null, state: "taken", reader }))];
};

/** What lies in the inbox and no generation has taken. */
export const sayingsWaiting = (
  said: readonly Said[],
  { view, reader }: { view: RunView; reader: Reader },
): Saying[] => {
  const taken = new Set(view.interventions.flatMap((each) => each.taken));
  return said
    .filter(({ number }) => !taken.has(number))
    .map(({ number, intervention }) => sayingOf(intervention, { number, state: "waiting", reader }));
};
