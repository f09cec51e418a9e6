import type { Episode } from "../../core/episode.ts";
import type { Task } from "../../core/task.ts";
import { stateLayout } from "../../core/fields.ts";
import type { Built } from "./build.ts";
import { compileExpression, type Expression } from "../../measure/expression.ts";
import type { FieldsFile, TaskWords } from "./fields-file.ts";
import type { Source } from "./sources.ts";
import type { Making, Probe } from "./types.ts";

/** A number that fitness may read and a reward's author may not: its name and its place in a row. */
export type Hidden = { name: string; place: number };

type Reader = (episode: Episode, moment: number) => number;

/** Training budget of a task that says none. */
const standardSteps = 100_000;

/** Numbers of a source with their names: `info.speed`, or `observation[0]`, `observation[1]`. */
const numbersOf = ({ name, size, offset }: Source): Hidden[] =>
  size === undefined
    ? [{ name, place: offset }]
    : Array.from({ length: size }, (_, element) => ({ name: `${name}[${element}]`, place: offset + element }));

const memberOf = (view: unknown, path: readonly string[]): unknown =>
  path.reduce((inner, name) => (inner as Record<string, unknown>)[name], view);

/** What expressions may name: fields by their own names, and everything the environment tells by its source's. */
const createNames = ({ spec, sources, statePlaces }: Built, hidden: Hidden[]) => {
  const byName = new Map<string, { place: number; read: Reader }>();
  const layout = stateLayout(spec);
  for (const { path, name, offset, field } of layout.entries) {
    for (let element = 0; element < (field.size ?? 1); element++) {
      const vector = field.size !== undefined;
      const read: Reader = (episode, moment) => {
        const value = memberOf(episode.state(moment), path);
        return Number(vector ? (value as readonly number[])[element] : value);
      };
      byName.set(vector ? `${name}[${element}]` : name, { place: statePlaces[offset + element] as number, read });
    }
  }
  const visible = new Map([...byName.values()].map(({ place, read }) => [place, read]));
  const told = sources.flatMap(numbersOf);
  const readers: Reader[] = [];
  const add = (read: Reader): number => readers.push(read) - 1;
  return {
    known: [...new Set([...byName.keys(), ...told.map(({ name }) => name)])],
    readers,
    resolve: (name: string): number | undefined => {
      const field = byName.get(name);
      if (field !== undefined) return add(field.read);
      const number = told.find((candidate) => candidate.name === name);
      if (number === undefined) return undefined;
      const read = visible.get(number.place);
      if (read !== undefined) return add(read);
      if (!hidden.some((other) => other.name === name)) hidden.push(number);
      // Told with each step, so the start is told with the first.
      return add((episode, moment) => episode.hidden?.(Math.max(0, moment - 1))[name] ?? 0);
    },
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
 * Tasks as the fields file words them, or the one task `default`: fitness the environment's own return, success its flag or
 * its registered threshold; the environment's own reward is the human reference. Also the numbers that must be kept for
 * fitness beside the state. Raises `bridge/bad-expression`.
 */
export const tasksOf = (
  built: Built,
  { probe, making, file }: { probe: Probe; making: Making; file: FieldsFile },
): { tasks: Task[]; hidden: Hidden[] } => {
  const hidden = built.sources.filter(({ verdict }) => verdict).flatMap(numbersOf);
  const names = createNames(built, hidden);
  const compile = (text: string): ((episode: Episode) => number) => {
    const expression: Expression = compileExpression(text, names);
    return (episode) =>
      expression({
        length: episode.length,
        duration: episode.length * episode.dt,
        return: episode.nativeReturn ?? 0,
        terminated: episode.ending === "terminated" ? 1 : 0,
        truncated: episode.ending === "truncated" ? 1 : 0,
        valueAt: (column, moment) => (names.readers[column] as Reader)(episode, moment),
      });
  };
  const worded: [string, TaskWords][] = Object.entries(file.tasks ?? { default: {} });
  const tasks = worded.map(([name, words]): Task => {
    const fitness = compile(words.fitness ?? "return");
    const predicate = words.success ?? standardSuccess(built.sources, probe.threshold);
    const success = predicate === undefined ? undefined : compile(predicate);
    return {
      name,
      description: words.description ?? `Make the agent of ${making.id} do well at what this environment is made for.`,
      fitness: (episode: Episode<never, never>) => fitness(episode),
      ...(success === undefined ? {} : { success: (episode: Episode<never, never>) => success(episode) !== 0 }),
      references: { human: "native" },
      steps: words.steps ?? standardSteps,
    };
  });
  return { tasks, hidden };
};
