import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { earlierPolicies } from "../../../src/app/from-words/earlier-runs.ts";
import { openProblem, type Problem } from "../../../src/app/problem.ts";
import { usageError } from "../../../src/core/errors.ts";
import type { Looker } from "../../../src/core/interfaces.ts";
import { emptyFolder } from "../../cli/command.ts";

const kept = join(import.meta.dirname, "../../fixtures/run-folders/0.1.0");
const whole = "20261129-034536_cartpole-balance_880dc9";

let problem: Problem;
beforeAll(async () => {
  problem = await openProblem({ env: "cartpole", measure: "0" });
});

/** Plays nothing; what `refuses` names does not fit this world. */
const lookerOf = (refuses: (serialized: unknown) => boolean = () => false) => {
  const looked: unknown[] = [];
  const looker: Looker = {
    look: async ({ policy }) => {
      if (refuses(policy?.serialized))
        throw usageError({ code: "training/policy-mismatch", message: "it does not fit", action: "" });
      looked.push(policy);
      return { kind: "looked", episodes: [], recording: null };
    },
  };
  return { looker, looked };
};

/** A run folder of that name, as of that task. */
const copy = (root: string, { name, task }: { name: string; task: string }): void => {
  cpSync(join(kept, whole), join(root, name), { recursive: true });
  const file = join(root, name, "run.json");
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, "utf8")) as object), task }));
};

const namesOf = async (root: string, looker: Looker): Promise<string[]> =>
  (await earlierPolicies(root, { looker, problem })).map(({ name }) => name);

test("the first and the last of a run of this environment are found, by what its search ranked; one that trained nothing has none", async () => {
  const { looker, looked } = lookerOf();
  const found = await earlierPolicies(kept, { looker, problem });
  expect(found.map(({ name }) => name)).toEqual([
    `what was ranked first in ${whole}`,
    `what was ranked last in ${whole}`,
  ]);
  expect(found.map(({ policy }) => policy)).toEqual(looked);
  expect(found[0]?.policy).toMatchObject({ learner: "ars", serialized: { learner: "ars" } });
  expect(found[0]?.policy.serialized).not.toEqual(found[1]?.policy.serialized);
});

test("of many runs the newest of each task come first, and no more are played than are shown", async () => {
  const root = emptyFolder();
  for (const [name, task] of [
    ["20270101-000000_cartpole-balance_a", "balance"],
    ["20270102-000000_cartpole-balance_b", "balance"],
    ["20270103-000000_cartpole-balance_c", "balance"],
    ["20270104-000000_cartpole-balance_d", "balance"],
    ["20260101-000000_cartpole-shift_e", "shift"],
  ] as const)
    copy(root, { name, task });
  mkdirSync(join(root, "20270105-000000_cartpole-balance_damaged"));
  const { looker, looked } = lookerOf();
  const names = await namesOf(root, looker);
  const runs = ["20270104-000000_cartpole-balance_d", "20260101-000000_cartpole-shift_e"];
  expect(names).toEqual(
    [...runs, "20270103-000000_cartpole-balance_c"].flatMap((run) => [
      `what was ranked first in ${run}`,
      `what was ranked last in ${run}`,
    ]),
  );
  expect(looked).toHaveLength(6);
  expect(await namesOf(root, lookerOf().looker)).toEqual(names);
});

test("what does not fit this world any more is passed over, and where there are no runs there is nothing", async () => {
  expect(await namesOf(kept, lookerOf(() => true).looker)).toEqual([]);
  expect(await namesOf(join(emptyFolder(), "none"), lookerOf().looker)).toEqual([]);
});
