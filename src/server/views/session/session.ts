import { isKept } from "../../../core/constraint.ts";
import { outcomeText } from "../../../core/outcome-text.ts";
import type { PreferenceRole } from "../../../core/preferred.ts";
import { readingText } from "../../../core/readings-text.ts";
import { ledgerOf, readsOf } from "../../../core/run-view/constraints.ts";
import type { RunView } from "../../../core/run-view/types.ts";
import type { RunSummary } from "../../../core/summary.ts";
import { readerText } from "../../../core/words-text.ts";
import type { InboxEntry } from "../../../store/inbox.ts";
import type { RunStatus } from "../../../store/run-store.ts";
import { bestIdOf } from "../best-id.ts";
import { againstEarlier, saidIn, sayingsBefore, sayingsWaiting } from "./sayings.ts";
import type { SessionPage, SpokenOf, Standing, Turn } from "./types.ts";

/** What run.json says of the words. */
export type Heeded = Partial<Pick<RunSummary, "measured" | "words" | "constraints">>;

const wordsOf = (words: RunSummary["words"]): SessionPage["words"] => {
  if (!words) return null;
  const { given, read, readings } = words;
  return {
    given,
    isRead: read,
    reader: readerText(words),
    read: readings?.read.map((reading) => ({ text: reading.text, as: readingText(reading) })) ?? [],
    unread: readings?.unread.map(({ text, why }) => (why === undefined ? text : `${text} (${why})`)) ?? [],
  };
};

/** The latest word on a candidate holds. */
const latest = (view: RunView): Map<string, "pin" | "reject"> =>
  new Map(
    view.interventions.flatMap(({ interventions }) =>
      interventions.flatMap((each) =>
        each.kind === "pin" || each.kind === "reject" ? [[each.candidate, each.kind] as const] : [],
      ),
    ),
  );

const standingOf = (ledger: ReturnType<typeof ledgerOf>): Standing[] =>
  ledger
    .filter(({ lifted }) => lifted === undefined)
    .map(({ text, expression, read, checked, since, kept = [] }) => {
      const seen = kept.filter(({ pool, who }) => pool === "search" && who !== "best");
      return {
        lift: expression ?? text,
        text,
        expression: expression ?? null,
        isRead: read,
        isChecked: checked,
        since: since ?? null,
        brokenBy: seen.filter((each) => !isKept(each)).map(({ who }) => who),
        keptBy: seen.filter(isKept).map(({ who }) => who),
      };
    });

const spokenOf = (view: RunView, standing: readonly Standing[]): SpokenOf[] => {
  const words = latest(view);
  const best = bestIdOf(view);
  return Object.values(view.candidates).map((candidate) => {
    const { id, generation, outcome, fitness, success, origin } = candidate;
    return {
      id,
      generation,
      outcome: outcome === "pending" || outcome === "trained" ? outcome : outcomeText({ ...candidate, outcome }),
      fitness,
      success,
      operator: origin.operator,
      parents: origin.parents,
      note: origin.note,
      breaks: standing.flatMap((each) => (each.brokenBy.includes(id) ? [each.text] : [])),
      isBest: id === best,
      isPinned: words.get(id) === "pin",
      isRejected: words.get(id) === "reject",
    };
  });
};

const confirmingOf = ({ confirmation, status }: RunView): string | null => {
  if (status !== "running") return null;
  const [report, selection] = [confirmation.report.at(-1), confirmation.selection];
  if (report !== undefined) return `${report} is trained anew on report seeds, which the search never saw`;
  return selection.length === 0 ? null : `the leaders are trained anew: ${selection.join(", ")}`;
};

const resultOf = (view: RunView): string | null => {
  const summary = view.status === "running" ? undefined : view.summaries.at(-1);
  if (summary === undefined) return null;
  if (summary.best === null) return "no candidate was trained to the end";
  return `${summary.best.candidate}${summary.stoppedBy === undefined ? "" : `; ${summary.stoppedBy}`}`;
};

/** A run as a conversation: what was said, what it changed, what was read of it and what was not. */
export const sessionPage = ({
  name,
  status,
  view,
  heeded,
  entries,
  prefers,
}: {
  name: string;
  status: RunStatus;
  view: RunView;
  heeded: Heeded;
  entries: readonly InboxEntry[];
  prefers: PreferenceRole;
}): SessionPage => {
  const designer = String(view.config?.["designer"] ?? "symbolic");
  const said = saidIn(entries);
  const asked = (heeded.constraints ?? []).flatMap(({ expression, text, since }) =>
    expression === undefined || since !== undefined ? [] : [{ expression, meaning: text }],
  );
  const against = againstEarlier(said, { asked, view });
  const reader = { isRead: readsOf(designer).words, prefers, against };
  const ledger = ledgerOf(view, { asked: heeded.constraints ?? [], reads: readsOf(designer) });
  const standing = standingOf(ledger);
  const spoken = spokenOf(view, standing);
  const turns = Array.from({ length: view.generation }, (_, index): Turn => {
    const generation = index + 1;
    const isEnded = generation <= view.generationsEnded;
    return {
      generation,
      said: view.interventions
        .filter((each) => each.generation === generation)
        .flatMap((each) => sayingsBefore(each, { said, view, reader })),
      state: isEnded ? "ended" : "under way",
      candidates: spoken.filter((each) => each.generation === generation),
      reason: view.standing?.generation === generation ? view.standing.reason : null,
    };
  });
  // What ended the search was taken before a generation that never came.
  const after = view.interventions
    .filter((each) => each.generation > view.generation)
    .flatMap((each) => sayingsBefore(each, { said, view, reader }));
  return {
    name,
    status,
    environment: String(view.config?.["env"] ?? ""),
    measuredBy: heeded.measured?.by ?? "",
    isMeasured: heeded.measured?.unmeasured !== true,
    designer,
    words: wordsOf(heeded.words),
    asked: status === "running" ? view.asked : null,
    ended: view.generationsEnded,
    generations: view.plan?.generations ?? null,
    turns,
    waiting: [...after, ...sayingsWaiting(said, { view, reader })],
    standing,
    confirming: confirmingOf(view),
    result: resultOf(view),
  };
};
