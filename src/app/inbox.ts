import { messageOf, RewardsmithError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import { interventionText, type Intervention } from "../core/intervention.ts";
import type { PreferenceRole } from "../core/preferred.ts";
import type { Store } from "../core/interfaces.ts";
import { viewOf } from "../core/run-view.ts";
import { quoted } from "../core/words-text.ts";
import type { Between } from "../evolution/types.ts";
import type { ConditionFor } from "./from-words/condition.ts";
import { effectOf, problemOf } from "./session/effect.ts";
import { constraintsOf } from "./measure.ts";
import type { Problem } from "./problem.ts";
import { standingOf, wishesOf } from "./standing.ts";
import { readInbox, type InboxEntry } from "../store/inbox.ts";

/** Numbers of the messages that the log says were taken. */
export const takenOf = (events: readonly RunEvent[]): Set<number> =>
  new Set(
    events.flatMap((event) =>
      event.type === "interventions-taken" ? event.taken : event.type === "stop-requested" ? [event.message] : [],
    ),
  );

/** What no generation has taken yet. */
export const readFresh = (store: Pick<Store, "folder" | "events">): Promise<InboxEntry[]> =>
  readInbox(store.folder, { taken: takenOf(store.events()) });

/** What a person did, of these, with the numbers of its messages. */
export const interventionsIn = (entries: readonly InboxEntry[]): { number: number; intervention: Intervention }[] =>
  entries.flatMap((entry) =>
    "message" in entry && entry.message.kind === "intervention"
      ? [{ number: entry.number, intervention: entry.message.intervention }]
      : [],
  );

/** What cannot be read is named once and left where it is. */
const tellBroken = (entries: readonly InboxEntry[], store: Pick<Store, "events" | "note">): void => {
  for (const entry of entries) {
    if (!("problem" in entry)) continue;
    const message = `inbox/${entry.name} is left as it is: ${entry.problem}`;
    if (!store.events().some((event) => event.type === "notice" && event.message === message))
      store.note({ type: "notice", message });
  }
};

/** A constraint with what it means in the run's environment, or what keeps it from being read; all else as it is. */
const readFor = async (
  intervention: Intervention,
  { loaded, environment }: Pick<Problem, "loaded" | "environment">,
): Promise<{ intervention: Intervention; problem: string | null }> => {
  if (intervention.kind !== "constraint") return { intervention, problem: null };
  try {
    const read = await constraintsOf([intervention.expression], { loaded, options: environment.options });
    return { intervention: { ...intervention, ...read[0] }, problem: null };
  } catch (thrown) {
    const action = thrown instanceof RewardsmithError ? ` ${thrown.action}` : "";
    return { intervention, problem: `${messageOf(thrown)}${action}` };
  }
};

/** A wish as a condition, where one can be made of it, and what became of it told; all else as it is. */
const asCondition = async (
  asked: Intervention,
  {
    sample,
    conditionFor,
    store,
  }: { sample: number; conditionFor: ConditionFor | undefined; store: Pick<Store, "note"> },
): Promise<Intervention> => {
  if (asked.kind !== "wish" || conditionFor === undefined) return asked;
  const condition = await conditionFor(asked.text, { sample });
  const tell = (what: string): void => store.note({ type: "notice", message: `wish: ${quoted(asked.text)}: ${what}` });
  if ("why" in condition) {
    tell(`NOT CHECKED, for ${condition.why}`);
    return asked;
  }
  const { expression, meaning, reason } = condition;
  tell(`checked as "${meaning}" (${expression})${reason === "" ? "" : `; ${reason}`}`);
  return { kind: "constraint", expression, words: asked.text };
};

/** What the inbox holds before a generation, in the order in which it came in; the search records it. */
export const takeInterventions =
  (
    store: Store,
    {
      isRead,
      prefers,
      checkNotes,
      conditionFor,
      problem: known,
    }: {
      isRead: boolean;
      prefers?: PreferenceRole | undefined;
      /** Holds the notes that lie there against earlier ones first; left out: nobody reads them. */
      checkNotes?: (() => Promise<void>) | undefined;
      /** Left out: nobody makes conditions of wishes. */
      conditionFor?: ConditionFor | undefined;
      problem: Pick<Problem, "loaded" | "environment" | "constraints">;
    },
  ): Between =>
  async (generation) => {
    await checkNotes?.();
    const entries = await readFresh(store);
    tellBroken(entries, store);
    const messages = interventionsIn(entries);
    const { candidates, config, interventions } = viewOf(store.events());
    const taken = interventions.flatMap((each) => each.interventions);
    const heeded: Intervention[] = [];
    const first = wishesOf(config);
    if (generation === 1)
      for (const [sample, text] of first.entries()) {
        const asked = await asCondition({ kind: "wish", text }, { sample, conditionFor, store });
        if (asked.kind === "constraint") heeded.push((await readFor(asked, known)).intervention);
      }
    for (const { number, intervention: said } of messages) {
      const asked = await asCondition(said, { sample: first.length + number, conditionFor, store });
      const { intervention, problem } = await readFor(asked, known);
      const { constraints, wishes } = standingOf({ config, problem: known }, [...taken, ...heeded]);
      const standing = [
        ...constraints.flatMap(({ expression, words }) => [expression, ...(words === undefined ? [] : [words])]),
        ...wishes.map(({ text }) => text),
      ];
      const wrong = problem ?? problemOf(intervention, Object.values(candidates), standing);
      const message =
        wrong === null
          ? `${interventionText(intervention)}: ${effectOf(intervention, { isRead, prefers })}`
          : `inbox/${number}: ${interventionText(intervention)}: passed over, for ${wrong}`;
      store.note({ type: "notice", message });
      if (wrong === null) heeded.push(intervention);
    }
    return { interventions: heeded, taken: messages.map(({ number }) => number) };
  };
