import { interventionText, type Intervention } from "../../core/intervention.ts";
import { viewOf } from "../../core/run-view.ts";
import type { PreferenceRole } from "../../core/preferred.ts";
import type { Between } from "../../evolution/types.ts";
import { writeInbox } from "../../store/inbox.ts";
import { lastWanted } from "../../evolution/parts.ts";
import type { SearchPlan } from "../../core/plan.ts";
import type { Stopwatch } from "./stopwatch.ts";
import { interventionsIn, readFresh } from "../inbox.ts";
import { contradictionOf, type CheckNotes } from "../note-check.ts";
import { actions } from "./actions.ts";
import { sayingsAgainst } from "./against.ts";
import { effectOf } from "./effect.ts";
import { isLast, lastWordElsewhere, pendingOf } from "./elsewhere.ts";
import type { Scene } from "./scene.ts";
import { standingIn } from "./standing.ts";
import type { Option } from "./types.ts";
import { overview, shownOf } from "./shown.ts";

type Setting = Omit<Scene, "generation" | "shown"> & {
  isRead: boolean;
  prefers?: PreferenceRole | undefined;
  plan: SearchPlan;
  /** Left out: nobody reads notes. */
  checkNotes?: CheckNotes | undefined;
  thinking: Stopwatch;
};

/** All that was said before this message. */
const knownBefore = async (number: number, { store }: Pick<Scene, "store">): Promise<Intervention[]> => {
  const taken = viewOf(store.events()).interventions.flatMap(({ interventions }) => interventions);
  const pending = interventionsIn(await readFresh(store)).filter((each) => each.number < number);
  return [...taken, ...pending.map(({ intervention }) => intervention)];
};

/** What of that contradicts what was said before: seen at once, and of a note as soon as a language model has answered. */
const againstIt = async (
  intervention: Intervention,
  { number, setting }: { number: number; setting: Setting },
): Promise<string[]> => {
  const { constraints: standing } = await standingIn(setting);
  await setting.checkNotes?.();
  const note = contradictionOf(setting.store.events(), number);
  return [
    ...sayingsAgainst(intervention, { before: await knownBefore(number, setting), standing }),
    ...(note === null ? [] : [note]),
  ];
};

/** What a person chooses here to do next, or the last word that was said elsewhere meanwhile. */
const chosenNext = async (
  question: { message: string; options: readonly Option[] },
  { person, store }: Pick<Setting, "person" | "store">,
): Promise<string | Intervention> => {
  const asked = new AbortController();
  const { signal } = asked;
  try {
    return await Promise.race([person.choose({ ...question, signal }), lastWordElsewhere(store, { signal })]);
  } finally {
    asked.abort();
  }
};

/**
 * Asks a person what they make of a generation until they go on. Every answer lies in the run's inbox before the next
 * question, so whoever resumes finds what was said and is asked the rest; the search takes it from there as it takes
 * any message.
 */
const converse = async (generation: number, setting: Setting): Promise<void> => {
  const { person, store, isRead, prefers, plan } = setting;
  const before = await pendingOf(setting);
  if (before.some(isLast)) return;
  store.note({ type: "person-asked", generation });
  const { shown, best } = await shownOf(store, setting.problem);
  person.tell(overview(shown, { generation, best }));
  for (const each of before) person.tell(`Said before: ${interventionText(each)}`);
  if (!isRead)
    person.tell(
      "The built-in designer reads no words: notes and wishes change nothing with it, and of a mark it heeds all but the text.",
    );
  if (generation >= lastWanted(store.events(), plan))
    person.tell("This was the last generation that was planned: going on confirms the best, unless you ask for more.");
  const scene: Scene = { ...setting, generation, shown };
  const options = Object.entries(actions).map(([value, { label, hint }]) => ({ value, label, hint }));
  for (;;) {
    const chosen = await chosenNext({ message: `After generation ${generation}: what next?`, options }, setting);
    if (typeof chosen !== "string") {
      person.tell(`Said elsewhere: ${interventionText(chosen)}`);
      return;
    }
    const intervention = await (actions[chosen] as (typeof actions)[string]).ask(scene);
    if (intervention === null) continue;
    const number = await writeInbox(store.folder, { kind: "intervention", intervention });
    person.tell(`${interventionText(intervention)}: ${effectOf(intervention, { isRead, prefers })}`);
    for (const against of await againstIt(intervention, { number, setting }))
      person.tell(`${interventionText(intervention)}: ${against}`);
    if (isLast(intervention)) return;
  }
};

/** A person between the generations: asked after each, and what they said then taken as any message of the inbox is. */
export const withPerson =
  (take: Between, setting: Setting): Between =>
  async (generation, known) => {
    if (generation > 1) {
      const leave = setting.person.enter();
      const stop = setting.thinking.start();
      try {
        await converse(generation - 1, setting);
      } finally {
        stop();
        leave();
      }
    }
    return take(generation, known);
  };
