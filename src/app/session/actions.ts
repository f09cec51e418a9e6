import { messageOf } from "../../core/errors.ts";
import { stateLayout } from "../../core/fields.ts";
import type { Intervention } from "../../core/intervention.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { oneLine } from "../../core/plain-text.ts";
import { longestText, markCategories, type MarkCategory } from "../../core/steering.ts";
import { conditionOrWish } from "./condition.ts";
import { editByHand, editThroughTree, weightsOf } from "./edit.ts";
import { parseBudget, parseNumber, parseOrder, parseStretch, parseTerm } from "./parse.ts";
import { chooseAmong, chooseOf, trainedOf, type Scene } from "./scene.ts";
import { standingIn } from "./standing.ts";

/**
 * What a person can do; null: nothing, after all. What is typed comes last, so that it is kept before anything else is
 * asked.
 */
type Action = { label: string; hint: string; ask(scene: Scene): Promise<Intervention | null> };

const isShort = (text: string): string | null =>
  text.length > longestText ? `it is longer than ${longestText} characters` : null;

/** Some number of the state, for an example that holds in this world. */
const numberFieldOf = (spec: EnvironmentSpec): string =>
  stateLayout(spec).entries.findLast(({ size, field }) => size === 1 && field.type !== "boolean")?.name ?? "field";

/** What a parser of text has against it. */
const problemIn = (parsed: object): string | null => ("problem" in parsed ? String(parsed.problem) : null);

const note: Action = {
  label: "say something",
  hint: "a note for the designer",
  ask: async ({ person }) => {
    const text = await person.write({ message: "What did you see?", example: "too slow", problem: isShort });
    return text.trim() === "" ? null : { kind: "note", text };
  },
};

const mark: Action = {
  label: "mark a stretch",
  hint: "of an episode",
  ask: async (scene) => {
    const candidate = await chooseOf(scene, { message: "Of whose episode?", among: trainedOf(scene) });
    if (candidate === null) return null;
    const category = (await scene.person.choose({
      message: "What is it?",
      options: markCategories.map((value) => ({ value, label: value.replace("-", " ") })),
    })) as MarkCategory;
    const { dt, maxSteps } = scene.problem.loaded.environment.spec;
    const parse = (text: string) => parseStretch(text, { longest: dt * maxSteps });
    const text = await scene.person.write({
      message: "From which second to which, and what is it?",
      example: "4-6 drags its foot",
      problem: (typed) => isShort(typed) ?? problemIn(parse(typed)),
    });
    const stretch = parse(text);
    return "problem" in stretch ? null : { kind: "mark", candidate, category, ...stretch };
  },
};

const pick: Action = {
  label: "pick best and worst",
  hint: "of all that you saw",
  ask: async (scene) => {
    const among = trainedOf(scene);
    const best = await chooseOf(scene, { message: "Who behaves best?", among });
    if (best === null) return null;
    const worst = await chooseOf(scene, { message: "Who worst?", among: among.filter(({ id }) => id !== best) });
    return worst === null ? null : { kind: "picked", best, worst };
  },
};

const rank: Action = {
  label: "rank",
  hint: "= for no difference",
  ask: async (scene) => {
    const known = trainedOf(scene).map(({ id }) => id);
    const text = await scene.person.write({
      message: "In which order, best first? = stands between two without a difference.",
      example: known.slice(0, 2).join(" > "),
      problem: (typed) => problemIn(parseOrder(typed, known)),
    });
    const parsed = parseOrder(text, known);
    return "problem" in parsed ? null : { kind: "ranking", order: parsed.order };
  },
};

/** An action that is only about whom. */
const about = (
  kind: "pin" | "reject" | "branch" | "accept",
  { label, hint, message }: { label: string; hint: string; message: string },
): Action => ({
  label,
  hint,
  ask: async (scene) => {
    const candidate = await chooseOf(scene, { message, among: trainedOf(scene) });
    return candidate === null ? null : { kind, candidate };
  },
});

const constraint: Action = {
  label: "set a constraint",
  hint: "a condition that every reward must keep",
  ask: async ({ person, problem }) => {
    const text = await person.write({
      message: "What must always hold? An expression of the measure language; other words are kept as a wish.",
      example: `abs(${numberFieldOf(problem.loaded.environment.spec)}) < 1`,
      problem: isShort,
    });
    if (text.trim() === "") return null;
    const { intervention, why } = await conditionOrWish(text, problem);
    if (why !== null) person.tell(why);
    return intervention;
  },
};

const edit: Action = {
  label: "edit a reward",
  hint: "in your editor",
  ask: async (scene) => {
    const among = scene.shown.toReversed();
    const candidate = await chooseOf(scene, { message: "Whose reward?", among });
    return candidate === null ? null : editByHand(candidate, scene);
  },
};

const weight: Action = {
  label: "change a weight",
  hint: "of a reward",
  ask: async (scene) => {
    const candidate = await chooseOf(scene, { message: "Of whose reward?", among: trainedOf(scene) });
    if (candidate === null) return null;
    const weights = await weightsOf(candidate, scene);
    const term = await scene.person.choose({
      message: "Which term?",
      options: Object.entries(weights).map(([value, number]) => ({ value, label: value, hint: `weight ${number}` })),
    });
    const from = weights[term] as number;
    const text = await scene.person.write({
      message: `Its weight instead of ${from}?`,
      example: String(2 * from),
      problem: (typed) => (parseNumber(typed) === null ? "it is no number" : null),
    });
    const to = parseNumber(text);
    return to === null || to === from ? null : editThroughTree(candidate, { kind: "weight", term, to }, scene);
  },
};

const term: Action = {
  label: "add a term",
  hint: "to a reward",
  ask: async (scene) => {
    const candidate = await chooseOf(scene, { message: "To whose reward?", among: trainedOf(scene) });
    if (candidate === null) return null;
    const text = await scene.person.write({
      message: "Its name, weight and expression?",
      example: `calm 0.1 -Math.abs(next.${numberFieldOf(scene.problem.loaded.environment.spec)})`,
      problem: (typed) => problemIn(parseTerm(typed)),
    });
    const parsed = parseTerm(text);
    return "problem" in parsed ? null : editThroughTree(candidate, { kind: "term", ...parsed }, scene);
  },
};

const lift: Action = {
  label: "lift a constraint",
  hint: "or a wish",
  ask: async (scene) => {
    const { constraints, wishes } = await standingIn(scene);
    const standing = [
      ...constraints.map(({ expression, meaning }) => ({ value: expression, label: expression, hint: meaning })),
      ...wishes.map(({ text }) => ({ value: text, label: oneLine(text, { limit: 80 }), hint: "a wish" })),
    ];
    const numbered = standing.map((each, place) => ({ ...each, value: String(place + 1) }));
    const chosen = await chooseAmong(scene, {
      message: "Which one?",
      options: numbered,
      none: "Nothing is asked for.",
    });
    const text = chosen === null ? undefined : standing[Number(chosen) - 1]?.value;
    return text === undefined ? null : { kind: "lift", text };
  },
};

const budget: Action = {
  label: "move the budget",
  hint: "more generations, or another cap on steps",
  ask: async ({ person }) => {
    const text = await person.write({
      message: "How many further generations? Or how many environment steps in all, with the word steps?",
      example: "2",
      problem: (typed) => problemIn(parseBudget(typed)),
    });
    const parsed = parseBudget(text);
    return "problem" in parsed ? null : { kind: "budget", ...parsed };
  },
};

const watch: Action = {
  label: "watch",
  hint: "pages for your browser; all start alike",
  ask: async (scene) => {
    const { person, generation } = scene;
    const among = trainedOf(scene);
    const fresh = among.filter((each) => each.generation === generation);
    const all = { value: "all", label: `all of generation ${generation}` };
    const chosen = await chooseOf(scene, { message: "Whom?", among, also: fresh.length > 1 ? [all] : [] });
    if (chosen === null) return null;
    for (const id of chosen === all.value ? fresh.map((each) => each.id) : [chosen]) {
      try {
        const page = await scene.watch(id);
        person.tell(`${(await person.show(page)) ? "Opened" : "Open"} ${page}`);
      } catch (thrown) {
        // A picture only: whatever keeps it from being drawn is said, and the session goes on.
        person.tell(`${id} cannot be watched: ${messageOf(thrown)}`);
      }
    }
    return null;
  },
};

/** By name, in the order in which they are offered. */
export const actions: Readonly<Record<string, Action>> = {
  continue: { label: "go on", hint: "to the next generation", ask: async () => ({ kind: "continue" }) },
  watch,
  note,
  mark,
  pick,
  rank,
  constraint,
  lift,
  pin: about("pin", { label: "pin", hint: "build upon it first", message: "Upon whom?" }),
  reject: about("reject", { label: "reject", hint: "never best, never built upon", message: "Whom?" }),
  edit,
  weight,
  term,
  branch: about("branch", { label: "branch", hint: "from an older candidate", message: "From whom?" }),
  budget,
  accept: about("accept", { label: "accept", hint: "end with this one", message: "Whom?" }),
  finish: { label: "stop", hint: "end with the best that there is", ask: async () => ({ kind: "finish" }) },
};
