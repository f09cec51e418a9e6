import type { Cause } from "../../src/core/finding.ts";
import type { Failing, Planted } from "./types.ts";

type Words = Pick<Planted, "file" | "share" | "learner">;

const folderOf = (environment: string, task: string): string =>
  `${environment.slice(environment.lastIndexOf("/") + 1)}-${task}`;

/** Rows of failing programs of one task. */
export const of =
  (environment: string, task: string) =>
  (name: string, right: readonly [Cause, ...Cause[]], also: readonly Cause[], words: Partial<Words> = {}): Failing => {
    const file = `bench/planted/programs/${folderOf(environment, task)}/${name}.ts`;
    return { kind: "failing", environment, task, name, file, ...words, right, also };
  };

export const reference = (environment: string, name: string) => `environments/${environment}/rewards/${name}.ts`;
export const separation = (task: string, name: string) => `bench/separation/${task}/${name}.ts`;

export const done = (environment: string, task: string, file: string, name = "human"): Planted => ({
  kind: "sound",
  environment,
  task,
  name: `${environment}-${task}-${name}`,
  file,
});

export const human = (environment: string, task: string): Planted =>
  done(environment, task, reference(environment, `${task}-human`));

export const judged = (environment: string, task: string, name: string): Planted =>
  done(environment, task, separation(`${environment}-${task}`, name), name);

/** A program that was written to do its task, for these lists alone. */
export const well = (environment: string, task: string, name: string): Planted =>
  done(environment, task, `bench/planted/sound/${folderOf(environment, task)}/${name}.ts`, name);
