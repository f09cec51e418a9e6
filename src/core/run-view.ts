import type { RunEvent } from "./events.ts";
import { bestOf, ranked } from "./run-view/best.ts";
import { audited, evaluated, lookedInto, proposed, rejected, remeasured, repaired } from "./run-view/candidates.ts";
import { checked } from "./run-view/constraints.ts";
import { put, unseen } from "./run-view/put.ts";
import { ended, progressed, shared, started } from "./run-view/trainings.ts";
import type { RunView } from "./run-view/types.ts";
import { nothingSpent } from "./spend.ts";
import { sum } from "./statistics.ts";
import { isOfPart } from "./steering.ts";

export const createRunView = (): RunView => ({
  status: "starting",
  run: null,
  config: null,
  plan: null,
  generation: 0,
  generationsEnded: 0,
  candidates: {},
  trainings: {},
  running: {},
  checks: {},
  standing: null,
  best: null,
  spent: { ...nothingSpent },
  refused: {},
  screened: {},
  confirmation: { selection: [], report: [] },
  extensions: [],
  interventions: [],
  asked: null,
  stops: [],
  contradictions: {},
  notices: [],
  feedback: [],
  calls: {},
  summaries: [],
});

const withBest = (view: RunView): RunView => ({ ...view, best: bestOf(view) });

/** Noted again by a process that goes on: what stopped the one before stops this one not. */
const begun = (view: RunView, { generation }: Extract<RunEvent, { type: "generation-started" }>): RunView =>
  generation <= view.generation && view.stops.length === 0
    ? view
    : { ...view, generation: Math.max(generation, view.generation), stops: [] };

const extended = (view: RunView, event: Extract<RunEvent, { type: "search-extended" }>): RunView =>
  view.extensions.some(({ part }) => part === event.part)
    ? view
    : {
        ...view,
        status: "running",
        plan: view.plan && { ...view.plan, generations: event.until },
        // What it finds is confirmed anew.
        confirmation: { selection: [], report: [] },
        extensions: [...view.extensions, event],
      };

const intervened = (view: RunView, event: Extract<RunEvent, { type: "interventions-taken" }>): RunView => {
  const { generation, interventions, taken, part = 0 } = event;
  if (view.interventions.some((known) => known.generation === generation && known.part === part)) return view;
  const isNow = isOfPart(event, view.extensions.at(-1) ?? { part: 0, after: 0 });
  const further = isNow
    ? interventions.map((each) => (each.kind === "budget" && "generations" in each ? each.generations : 0))
    : [];
  return {
    ...view,
    plan: view.plan && { ...view.plan, generations: view.plan.generations + sum(further) },
    interventions: [...view.interventions, { generation, part, interventions, taken }],
    asked: null,
  };
};

/** One that is told again may have been answered since. */
const asking = (view: RunView, { generation }: Extract<RunEvent, { type: "person-asked" }>): RunView => {
  const now = view.extensions.at(-1)?.part ?? 0;
  const isAnswered = view.interventions.some((each) => each.generation > generation && each.part === now);
  return isAnswered ? view : { ...view, asked: generation };
};

const confirming = (
  view: RunView,
  { pool, candidates }: Extract<RunEvent, { type: "confirmation-started" }>,
): RunView => {
  const known = view.confirmation[pool].filter((id) => !candidates.includes(id));
  return { ...view, confirmation: { ...view.confirmation, [pool]: [...known, ...candidates] } };
};

const answered = (view: RunView, event: Extract<RunEvent, { type: "model-completed" }>): RunView => {
  const { type: _, key, label, ...answer } = event;
  if (view.calls[key]?.answer) return view;
  const { modelCalls, inputTokens, outputTokens, usd } = view.spent;
  return {
    ...view,
    calls: put(view.calls, key, { label, answer }),
    spent: {
      ...view.spent,
      modelCalls: modelCalls + (answer.calls ?? 1),
      inputTokens: inputTokens + answer.inputTokens,
      outputTokens: outputTokens + answer.outputTokens,
      usd: usd + answer.usd,
    },
  };
};

const over = (view: RunView, { status, summary }: Extract<RunEvent, { type: "run-ended" }>): RunView => {
  const text = JSON.stringify(summary);
  // A part's end that is told again must not end the one that goes on since.
  if (view.summaries.some((known) => JSON.stringify(known) === text)) return view;
  return { ...view, status, summaries: [...view.summaries, summary] };
};

const withNew = <Item>(items: readonly Item[], item: Item): readonly Item[] =>
  items.includes(item) ? items : [...items, item];

/** All but the best, which follows from the rest. */
const step = (view: RunView, event: RunEvent): RunView => {
  switch (event.type) {
    case "run-started": {
      if (view.run !== null) return view;
      const { run, config } = event;
      return { ...view, status: "running", run, config, plan: config.plan ?? null };
    }
    case "search-extended":
      return extended(view, event);
    case "generation-started":
      return begun(view, event);
    case "generation-ended":
      return ranked(view, event);
    case "candidate-proposed":
      return proposed(view, event);
    case "candidate-repaired":
      return repaired(view, event);
    case "candidate-rejected":
      return rejected(view, event);
    case "candidate-evaluated":
      return evaluated(view, event);
    case "screen-audited":
      return audited(view, event);
    case "candidate-remeasured":
      return remeasured(view, event);
    case "candidate-looked-into":
      return lookedInto(view, event);
    case "training-started":
      return started(view, event);
    case "training-progressed":
      return progressed(view, event);
    case "training-ended":
      return ended(view, event);
    case "training-shared":
      return shared(view, event);
    case "constraints-checked":
      return checked(view, event);
    case "confirmation-started":
      return confirming(view, event);
    case "interventions-taken":
      return intervened(view, event);
    case "person-asked":
      return asking(view, event);
    case "stop-requested":
      return { ...view, stops: withNew(view.stops, event.message) };
    case "note-checked":
      return event.against === null
        ? view
        : { ...view, contradictions: { ...view.contradictions, [event.message]: event.against } };
    case "model-requested":
      return view.calls[event.key] === undefined
        ? { ...view, calls: put(view.calls, event.key, { label: event.label, answer: null }) }
        : view;
    case "model-completed":
      return answered(view, event);
    case "notice":
      return { ...view, notices: withNew(view.notices, event.message) };
    case "feedback-received":
      return { ...view, feedback: withNew(view.feedback, event.text) };
    case "run-ended":
      return over(view, event);
    default:
      // A later version may say more.
      return view;
  }
};

/** Events after which another candidate may be the best. */
const ranking: ReadonlySet<RunEvent["type"]> = new Set([
  "candidate-evaluated",
  "candidate-remeasured",
  "generation-ended",
]);

/**
 * The one reading of a run's events: for the terminal, the report, `show` and `list`, and what a search counts. Pure,
 * and cheap for the events that are many. An event that comes again, as it does where a resumed run notes what it does
 * and where recorded effects are told once more, changes nothing.
 */
export const fold = (view: RunView, event: RunEvent): RunView =>
  ranking.has(event.type) ? withBest(step(view, event)) : step(view, event);

/** A whole log, or what there is of it, as `fold` gives it event by event. */
export const viewOf = (events: readonly RunEvent[]): RunView =>
  withBest(unseen(() => events.reduce(step, createRunView())));
