import type { RunEvent } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import { interventionText } from "../core/intervention.ts";
import { viewOf } from "../core/run-view.ts";
import { notesIn, type Contradicts } from "./contradictions.ts";
import { interventionsIn, readFresh } from "./inbox.ts";

/**
 * Holds every note that lies in the inbox and was not held yet against those before it, in the order in which they came,
 * each once in a run's life, whoever asks. Never rejects: what could not be asked is recorded as that.
 */
export type CheckNotes = () => Promise<void>;

type Checked = Extract<RunEvent, { type: "note-checked" }>;

/** What the log says of the note in this message: what it contradicts; null where nothing, or where nobody has asked. */
export const contradictionOf = (events: readonly RunEvent[], message: number): string | null =>
  events.flatMap((event) => (event.type === "note-checked" && event.message === message ? [event.against] : []))[0] ??
  null;

/**
 * `isTold`: whether the run says it beside its log, since nobody is told in another way. What `signal` cuts off is asked again
 * by who goes on.
 */
export const createCheckNotes = (
  store: Store,
  { contradicts, isTold, signal }: { contradicts: Contradicts; isTold: boolean; signal?: AbortSignal },
): CheckNotes => {
  const checked = new Set(store.events().flatMap((event) => (event.type === "note-checked" ? [event.message] : [])));

  const check = async (): Promise<void> => {
    const messages = interventionsIn(await readFresh(store)).filter(
      ({ intervention }) => notesIn([intervention]).length > 0,
    );
    if (messages.every(({ number }) => checked.has(number))) return;
    const taken = viewOf(store.events()).interventions.flatMap(({ interventions }) => interventions);
    const before = notesIn(taken);
    for (const { number: message, intervention } of messages) {
      before.push(...notesIn([intervention]));
      if (checked.has(message)) continue;
      // Of the first note there is nothing to ask.
      const { against } =
        before.length === 1
          ? { against: null }
          : await store.once<Checked>(`note-checked:${message}`, async () => {
              const found = await contradicts([...before]);
              signal?.throwIfAborted();
              return { type: "note-checked", message, against: found };
            });
      checked.add(message);
      if (against !== null && isTold)
        store.note({ type: "notice", message: `${interventionText(intervention)}: ${against}` });
    }
  };
  let line: Promise<void> = Promise.resolve();
  // A folder that cannot be read for a moment is looked at again.
  return () => (line = line.then(check).catch(() => {}));
};

/** How often new notes are looked for, while a generation goes on and while a person is waited for. */
const everyMilliseconds = 500;

/** Checks notes as they come until the returned function is called, which waits for what is being asked. */
export const watchNotes = (checkNotes: CheckNotes): (() => Promise<void>) => {
  let asking: Promise<void> | null = null;
  const timer = setInterval(() => {
    asking ??= checkNotes().finally(() => (asking = null));
  }, everyMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await asking;
  };
};
