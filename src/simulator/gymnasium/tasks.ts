import type { Episode } from "../../core/episode.ts";
import type { Task } from "../../core/task.ts";
import { usualUnless } from "../../core/usual-steps.ts";
import { stateLayout } from "../../core/fields.ts";
import type { Built } from "./build.ts";
import { readMeasure } from "../../measure/measure.ts";
import { hiddenQuantity, namesOf } from "../../measure/names.ts";
import { expressionError, problemText } from "../../measure/problems.ts";
import type { Measure, Names, Quantity } from "../../measure/types.ts";
import type { FieldsFile, TaskWords } from "./fields-file.ts";
import type { Source } from "./sources.ts";
import type { Making, Probe } from "./types.ts";

/** A number that fitness may read and a reward's author may not: its name and its place in a row. */
export type Hidden = { name: string; place: number };

/** Numbers of a source with their names: `info.speed`, or `observation[0]`, `observation[1]`. */
const numbersOf = ({ name, size, offset }: Source): Hidden[] =>
  size === undefined
    ? [{ name, place: offset }]
    : Array.from({ length: size }, (_, element) => ({ name: `${name}[${element}]`, place: offset + element }));

/**
 * What expressions may name: fields by their own names, and everything the environment tells by its source's. What no
 * field shows is kept beside the state from then on, where it is asked for while the environment is opened.
 */
const createNames = ({ spec, sources, statePlaces }: Built, hidden: Hidden[]): Names & { seal(): void } => {
  const fields = namesOf(spec);
  const { entries } = stateLayout(spec);
  const visible = new Map<number, Quantity>();
  for (const { name, offset, field, size } of entries)
    for (let element = 0; element < size; element++) {
      const quantity = fields.find(field.size === undefined ? name : `${name}[${element}]`);
      if (quantity !== undefined) visible.set(statePlaces[offset + element] as number, quantity);
    }
  const told = sources.flatMap(numbersOf);
  let isSealed = false;
  const find = (name: string): Quantity | undefined => {
    const number = told.find((candidate) => candidate.name === name);
    const shown = fields.find(name) ?? (number && visible.get(number.place));
    if (shown !== undefined || number === undefined) return shown;
    if (!hidden.some((other) => other.name === name)) {
      if (isSealed) return undefined;
      hidden.push(number);
    }
    return hiddenQuantity(name);
  };
  return {
    find,
    get known() {
      const others = told.filter(({ name }) => !isSealed || find(name) !== undefined);
      return [...new Set([...fields.known, ...others.map(({ name }) => name)])];
    },
    seal: () => void (isSealed = true),
  };
};

/** What to do about an entry of info that was not met: the environment may tell it only when something is done. */
const declaring = (text: string, names: Names): string | undefined => {
  const unmet = [...text.matchAll(/\binfo(?:\.[A-Za-z_]\w*)+/g)]
    .map(([name]) => name)
    .find((name) => !names.find(name));
  return unmet === undefined
    ? undefined
    : `If it is told only when something is done, which a first look does not meet, the fields file declares it: fields: { ${unmet}: { type: boolean } }.`;
};

/** What an episode is worth and when it succeeds, as expressions. `by`: success decides, the return between equals. */
type Standard = { fitness: string; success: string | undefined; by?: "success" };

const inBrackets = (text: string): string => (/^\w+\([^()]*\)$/.test(text.trim()) ? text : `(${text})`);

const bySuccess = (success: string): Standard => ({
  fitness: `${inBrackets(success)} + 0.01 * squash(return)`,
  success,
  by: "success",
});

/** Whether a number that tells yes or no did so at some step. */
const atAnyStep = ({ name, boolean, size }: Source): string =>
  boolean ? `any(${name})` : `any(${name}${size === undefined ? "" : "[0]"} > 0.5)`;

/** Of a task that says neither. */
const standardOf = (
  sources: readonly Source[],
  { probe: { threshold }, making }: { probe: Probe; making: Making },
): Standard => {
  const flag = sources.find(({ success }) => success === "agreed");
  if (flag !== undefined && making.bridge !== undefined) return bySuccess(atAnyStep(flag));
  // The first version judged by the end alone, and knew the flag under two names.
  if (flag?.size === undefined && flag !== undefined && /^info\.(is_)?success$/i.test(flag.name))
    return { fitness: "return", success: `last(${flag.name}) > 0.5` };
  return { fitness: "return", success: threshold === null ? undefined : `return >= ${threshold}` };
};

/** What a task is measured by: of what it leaves out, the standard. */
const measuresOf = (
  words: TaskWords,
  { standard, making }: { standard: Standard; making: Making },
): Standard & { fitness: string } => {
  const { fitness, success } = words;
  if (fitness !== undefined) return { fitness, success: success ?? standard.success };
  if (success === undefined) return standard;
  return making.bridge === undefined ? { fitness: "return", success } : bySuccess(success);
};

/** A number that stands for one of several outcomes: which of them is success nobody can guess. */
const isCode = ({ name, boolean }: Source): boolean =>
  !boolean && /status|state|reason|result|code|outcome|verdict/i.test(name.slice(name.lastIndexOf(".") + 1));

/** What looks like a verdict where no task knows when it succeeds. */
const offers = (sources: readonly Source[], { making }: { making: Making }): string[] => {
  // A plain yes or no before what would have to be read as one.
  const named = sources
    .filter(({ success, declared }) => success !== undefined && declared === undefined)
    .toSorted(
      (left, right) => Number(right.boolean) - Number(left.boolean) || Number(isCode(left)) - Number(isCode(right)),
    );
  const reference = `${making.backend}:${making.id}`;
  const none = `'${reference}' says of no episode that it succeeded: where success stands there is a '-'`;
  const [first] = named;
  if (first === undefined)
    return [
      `${none}. An expression says it: --measure EXPR --success EXPR, or a fields file, which may name what info tells only when it is done (success: any(info.goal_met)).`,
    ];
  const shown = named.slice(0, 4).map(({ name }) => name);
  const more = named.length > shown.length ? ` and ${named.length - shown.length} more` : "";
  const looks = `look${named.length === 1 ? "s like a verdict" : " like verdicts"} (${shown.join(", ")}${more})`;
  const condition = isCode(first) ? `any(${first.name} == 1)` : atAnyStep(first);
  const meant = isCode(first)
    ? "If one is what you mean, by its value that means success, such as 1"
    : "If one is what you mean";
  return [
    `${none}. It tells what ${looks}, which no reward's author sees. ${meant}: --measure '${condition}' --success '${condition}', or \`tasks: { default: { success: ${condition} } }\` in a fields file.`,
  ];
};

/**
 * Tasks as the fields file words them, or the one task `default`. Where the environment has a flag of success that is the
 * fitness, and its return orders equals; else fitness is the return, and success its registered threshold, if any. The
 * environment's own reward is the human reference. Also the numbers that must be
 * kept for fitness beside the state, and what measures may name from then on. Raises `bridge/bad-expression`; units and
 * kinds that do not fit together are told in `notices`, for files were written before anybody looked at them.
 */
export const tasksOf = (
  built: Built,
  { probe, making, file }: { probe: Probe; making: Making; file: FieldsFile },
): { tasks: Task[]; hidden: Hidden[]; names: Names; notices: string[] } => {
  const hidden = built.sources.filter(({ verdict }) => verdict).flatMap(numbersOf);
  const names = createNames(built, hidden);
  const notices: string[] = [];
  const read = (text: string, { as, task }: { as: "number" | "condition"; task: string }): Measure => {
    const source = `the ${as === "number" ? "fitness" : "success"} of task '${task}'`;
    const { measure, problems } = readMeasure(text, { names, as });
    if (measure === null) {
      const action = declaring(text, names);
      throw expressionError(text, { code: "bridge/bad-expression", source, problems, ...(action && { action }) });
    }
    notices.push(...problems.map((problem) => `${source}: ${problemText(problem, text)}\n  ${problem.hint}`));
    return measure;
  };
  const standard = standardOf(built.sources, { probe, making });
  const worded: [string, TaskWords][] = Object.entries(file.tasks ?? { default: {} });
  const tasks = worded.map(([name, words]): Task => {
    const measures = measuresOf(words, { standard, making });
    const readSuccess = () =>
      measures.success === undefined ? undefined : read(measures.success, { as: "condition", task: name });
    // What fitness is made of is read before it, so that a mistake is told of what the person wrote.
    const made = measures.by === "success" ? readSuccess() : undefined;
    const fitness = read(measures.fitness, { as: "number", task: name });
    const success = made ?? readSuccess();
    return {
      name,
      description: words.description ?? `Make the agent of ${making.id} do well at what this environment is made for.`,
      fitness: (episode: Episode<never, never>) => fitness.value(episode),
      ...(success && { success: (episode: Episode<never, never>) => success.value(episode) !== 0 }),
      references: { human: "native" },
      measure: measures.fitness,
      ...(measures.by === "success" && { headline: "success" as const }),
      ...usualUnless(words.steps),
    };
  });
  names.seal();
  if (making.bridge !== undefined && tasks.some(({ success }) => success === undefined))
    notices.push(...offers(built.sources, { making }));
  return { tasks, hidden, names, notices };
};
