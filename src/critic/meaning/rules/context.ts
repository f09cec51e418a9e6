import type { EnvironmentSpec } from "../../../core/spec.ts";
import type { RewardProgram } from "../../../reward/program.ts";
import type { TypedView } from "../../../reward/typed-view.ts";
import type { Meaning } from "../read-meaning.ts";

/** What a rule over the program's meaning looks at. */
export type Context = {
  readonly view: TypedView;
  readonly program: RewardProgram;
  readonly meaning: Meaning;
  readonly spec: EnvironmentSpec;
  /** The task's text, where there is one. */
  readonly task: string | undefined;
};

/** All fields that anything in the program looks at. */
export const readFields = ({ terms, conditions, cells }: Meaning): string[] => [
  ...new Set([
    ...[...terms.values()].flatMap(({ reads }) => [...reads]),
    ...conditions.flatMap(({ condition }) => [...condition.reads]),
    ...cells.flatMap(({ after }) => [...after.reads]),
  ]),
];
