import type { Episode } from "../../core/episode.ts";
import type { Task } from "../../core/task.ts";
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

/** Training budget of a task that says none. */
const standardSteps = 100_000;

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

/** A success flag that environments are used to tell in `info`. */
const successFlag = /^info\.(is_)?success$/i;

const standardSuccess = (sources: readonly Source[], threshold: number | null): string | undefined => {
  const flag = sources.find(({ name, size }) => size === undefined && successFlag.test(name));
  if (flag !== undefined) return `last(${flag.name}) > 0.5`;
  return threshold === null ? undefined : `return >= ${threshold}`;
};

/**
 * Tasks as the fields file words them, or the one task `default`: fitness the environment's own return, success its
 * flag or its registered threshold; the environment's own reward is the human reference. Also the numbers that must be
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
    if (measure === null) throw expressionError(text, { code: "bridge/bad-expression", source, problems });
    notices.push(...problems.map((problem) => `${source}: ${problemText(problem, text)}\n  ${problem.hint}`));
    return measure;
  };
  const worded: [string, TaskWords][] = Object.entries(file.tasks ?? { default: {} });
  const tasks = worded.map(([name, words]): Task => {
    const fitness = read(words.fitness ?? "return", { as: "number", task: name });
    const predicate = words.success ?? standardSuccess(built.sources, probe.threshold);
    const success = predicate === undefined ? undefined : read(predicate, { as: "condition", task: name });
    return {
      name,
      description: words.description ?? `Make the agent of ${making.id} do well at what this environment is made for.`,
      fitness: (episode: Episode<never, never>) => fitness.value(episode),
      ...(success && { success: (episode: Episode<never, never>) => success.value(episode) !== 0 }),
      references: { human: "native" },
      steps: words.steps ?? standardSteps,
    };
  });
  names.seal();
  return { tasks, hidden, names, notices };
};
