import type { Diagnostic } from "../../core/diagnostic.ts";
import { interventionText, readInboxMessage, type Intervention } from "../../core/intervention.ts";
import type { RunView } from "../../core/run-view/types.ts";
import { longestText } from "../../core/steering.ts";
import { readInbox, writeInbox } from "../../store/inbox.ts";
import { preferenceOf } from "../preference.ts";
import type { Problem } from "../problem.ts";
import { standingOf } from "../standing.ts";
import type { RecordedConfig } from "../upgrade.ts";
import { sayingsAgainst } from "./against.ts";
import { changeProgram, judgeText, type Change } from "./change.ts";
import { conditionOrWish } from "./condition.ts";
import { effectOf, problemOf } from "./effect.ts";

/** What a page sends: an intervention as the inbox takes it, or what becomes one once it was read and judged. */
export type Said =
  | { kind: "intervention"; intervention: Intervention }
  /** A condition where it reads as one, else a wish. */
  | { kind: "condition"; text: string }
  | { kind: "edit"; candidate: string; text: string }
  | { kind: "change"; candidate: string; change: Change };

/**
 * What became of it: it lies in the inbox under `number` and does `effect`; or it is refused and nothing was kept. `against`:
 * what it contradicts of what was said before, a sentence each; of notes the run says it, which asks a language model.
 */
export type Heard =
  | {
      kind: "kept";
      number: number;
      text: string;
      effect: string;
      against: readonly string[];
      told: string | null;
      critic: readonly Diagnostic[];
    }
  | { kind: "refused"; problem: string; critic: readonly Diagnostic[] };

/** A run as this needs it. `problem` is opened where something is to be read or judged, once. */
export type SpokenTo = {
  folder: string;
  view: RunView;
  config: RecordedConfig;
  problem: () => Promise<Problem>;
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string =>
  typeof value === "string" && value.trim() !== "" && value.length <= longestText;
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const readChange = (value: unknown): Change | null => {
  if (!isObject(value)) return null;
  const { kind, term, to, name, weight, expression } = value;
  if (kind === "weight" && isText(term) && isNumber(to)) return { kind, term, to };
  return kind === "term" && isText(name) && isNumber(weight) && isText(expression)
    ? { kind, name, weight, expression }
    : null;
};

/** What stands in a parsed JSON document, or what is wrong with it in a sentence. */
export const readSaid = (document: unknown): Said | { problem: string } => {
  if (!isObject(document)) return { problem: "it is not a JSON object" };
  const { kind, text, candidate } = document;
  if (kind === "condition") return isText(text) ? { kind, text } : { problem: "its condition has no text" };
  if (kind === "edit" || kind === "change") {
    if (typeof candidate !== "string") return { problem: `its ${kind} names no candidate` };
    if (kind === "edit")
      return isText(text)
        ? { kind, candidate, text }
        : { problem: "its edit holds no program of a length that can be" };
    const change = readChange(document["change"]);
    return change === null
      ? { problem: "its change is neither a weight (term, to) nor a term (name, weight, expression)" }
      : { kind, candidate, change };
  }
  const read = readInboxMessage({ kind: "intervention", intervention: document["intervention"] });
  if ("problem" in read) return read;
  return read.kind === "intervention" ? read : { problem: "it holds no intervention" };
};

type Ready = { intervention: Intervention; told: string | null; critic: readonly Diagnostic[] };
type Unready = { problem: string; critic: readonly Diagnostic[] };

const judged = async (
  edit: { candidate: string; text: string; note: string },
  { problem }: SpokenTo,
): Promise<Ready | Unready> => {
  const { isAccepted, spoken: critic } = await judgeText(edit.text, await problem());
  return isAccepted
    ? { intervention: { kind: "edit", ...edit }, told: null, critic }
    : { problem: "the critic refuses it", critic };
};

/** What lies in the inbox in the end. */
const readied = async (said: Said, run: SpokenTo): Promise<Ready | Unready> => {
  if (said.kind === "condition") {
    const { intervention, why } = await conditionOrWish(said.text, await run.problem());
    return { intervention, told: why, critic: [] };
  }
  if (said.kind === "intervention") return { intervention: said.intervention, told: null, critic: [] };
  const { candidate } = said;
  const source = run.view.candidates[candidate]?.text;
  if (source === undefined) return { problem: `the run has no candidate ${candidate}`, critic: [] };
  if (said.kind === "edit") {
    if (said.text.trim() === source.trim()) return { problem: `${candidate} is as it was`, critic: [] };
    return judged({ candidate, text: said.text, note: "edited by hand" }, run);
  }
  const changed = changeProgram(source, { candidate, change: said.change });
  return "problem" in changed ? { ...changed, critic: [] } : judged({ candidate, ...changed }, run);
};

const takenBy = ({ view }: SpokenTo): Intervention[] =>
  view.interventions.flatMap(({ interventions }) => interventions);

/** What holds, with what no generation has taken yet. */
const standingWith = async (run: SpokenTo, pending: readonly Intervention[]): Promise<ReturnType<typeof standingOf>> =>
  standingOf({ config: run.view.config, problem: await run.problem() }, [...takenBy(run), ...pending]);

/** Its expressions and words. */
const standingTexts = async (run: SpokenTo, pending: readonly Intervention[]): Promise<string[]> => {
  const { constraints, wishes } = await standingWith(run, pending);
  return [
    ...constraints.flatMap(({ expression, words }) => [expression, ...(words === undefined ? [] : [words])]),
    ...wishes.map(({ text }) => text),
  ];
};

/** Of a constraint alone it matters what holds: a world is opened for that. */
const againstIn = async (
  intervention: Intervention,
  { run, pending }: { run: SpokenTo; pending: readonly Intervention[] },
): Promise<string[]> =>
  sayingsAgainst(intervention, {
    before: [...takenBy(run), ...pending],
    standing: intervention.kind === "constraint" ? (await standingWith(run, pending)).constraints : [],
  });

const effectIn = async (intervention: Intervention, { config, problem }: SpokenTo): Promise<string> => {
  const isRead = config.designer === "language-model";
  const compares = intervention.kind === "ranking" || intervention.kind === "picked";
  return effectOf(intervention, { isRead, prefers: compares ? preferenceOf(config, await problem()) : undefined });
};

/** One after another in a run, so that what is sent twice at once is found by the second. */
const turns = new Map<string, Promise<unknown>>();

const inTurn = <Result>(folder: string, work: () => Promise<Result>): Promise<Result> => {
  const result = (turns.get(folder) ?? Promise.resolve()).then(work, work);
  turns.set(folder, result);
  const leave = (): void => void (turns.get(folder) === result && turns.delete(folder));
  result.then(leave, leave);
  return result;
};

/**
 * Says something to a run that any process carries out, or none. What is kept would outlast a power cut. `id`: what the
 * page calls it; sent again under that name it is found and not kept twice.
 */
export const sayToRun = (said: Said, { id, run }: { id: string; run: SpokenTo }): Promise<Heard> =>
  inTurn(run.folder, async () => {
    const entries = await readInbox(run.folder, { taken: new Set() });
    const messages = entries.flatMap((entry) =>
      "message" in entry && entry.message.kind === "intervention" ? [{ ...entry, ...entry.message }] : [],
    );
    const taken = new Set(run.view.interventions.flatMap((each) => each.taken));
    const pendingBefore = (last: number): Intervention[] =>
      messages.filter(({ number }) => number < last && !taken.has(number)).map(({ intervention }) => intervention);
    const known = messages.find((message) => message.id === id);
    if (known !== undefined) {
      const { number, intervention } = known;
      const effect = await effectIn(intervention, run);
      const against = await againstIn(intervention, { run, pending: pendingBefore(number) });
      return { kind: "kept", number, text: interventionText(intervention), effect, against, told: null, critic: [] };
    }
    const ready = await readied(said, run);
    if ("problem" in ready) return { kind: "refused", ...ready };
    const { intervention, told, critic } = ready;
    const pending = pendingBefore(Number.POSITIVE_INFINITY);
    const standing = intervention.kind === "lift" ? await standingTexts(run, pending) : [];
    const problem = problemOf(intervention, Object.values(run.view.candidates), standing);
    if (problem !== null) return { kind: "refused", problem, critic };
    // First, since what cannot be answered is not kept.
    const effect = await effectIn(intervention, run);
    const against = await againstIn(intervention, { run, pending });
    const number = await writeInbox(run.folder, { kind: "intervention", intervention }, { id });
    return { kind: "kept", number, text: interventionText(intervention), effect, against, told, critic };
  });

/** Asks the process that carries a run out to end it now, resumable. The same `id` again asks once. */
export const askToStop = (folder: string, { id }: { id: string }): Promise<void> =>
  inTurn(folder, async () => {
    const entries = await readInbox(folder, { taken: new Set() });
    if (!entries.some((entry) => "message" in entry && entry.id === id))
      await writeInbox(folder, { kind: "stop" }, { id });
  });
