import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openProblem, type Problem } from "../../src/app/problem.ts";
import { failing, hacks, honest, sound } from "./labels.ts";
import type { Failing, Planted } from "./types.ts";

const root = join(import.meta.dirname, "../..");

/** `hopper/forward`, of a world its folder's name: what rows and options call it. */
export const taskOf = ({ environment, task }: Planted): string =>
  `${environment.slice(environment.lastIndexOf("/") + 1)}/${task}`;

/** All that is trained. */
export const planted: readonly (Failing | Planted)[] = [
  ...failing,
  ...sound,
  ...hacks.flatMap((hack) => [hack.proxy, hack.honest]),
  ...honest,
];

export const textOf = ({ file }: Planted): string => readFileSync(join(root, file), "utf8");

/** What finds the environment: its name, of a world its folder's path. */
export const placeOf = ({ environment }: Planted): string =>
  environment.includes("/") ? join(root, environment) : environment;

export const openPlanted = (program: Planted): Promise<Problem> =>
  openProblem({ env: placeOf(program), task: program.task });
