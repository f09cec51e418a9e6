import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { cellsOf, countsOf, markdown, type Row } from "../../../bench/headline/table.ts";
import { compare } from "../../../bench/headline/verdict.ts";
import { expandBatch } from "../../../src/app/batch/expand.ts";
import { checkBatch } from "../../../src/app/batch/read-file.ts";
import { createRandom } from "../../../src/core/random.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";

const around = (centre: number, spread: number, count = 10): number[] =>
  Array.from({ length: count }, (_, place) => centre + spread * (place % 2 === 0 ? 1 : -1));

test.each([
  ["a tie: the interval lies within the margin, whether it holds 0", around(1, 0.05), around(1, 0.05), "tie"],
  ["a tie, though it is surely better: by less than the margin", around(1.1, 0.01), around(1, 0.01), "tie"],
  ["a win: surely better, and perhaps by more than the margin", around(1.3, 0.1), around(1, 0.1), "win"],
  ["a loss", around(0.5, 0.1), around(1, 0.1), "loss"],
  [
    "no tie for want of evidence: the interval holds 0 and leaves the margin",
    around(1, 0.8),
    around(1, 0.8),
    "undecided",
  ],
] as const)("%s", (_, best, human, verdict) => {
  const compared = compare({ best, human, random: around(0, 0, 10) });
  expect(compared.verdict).toBe(verdict);
  expect(compared.seeds === null).toBe(verdict !== "undecided");
});

test("the interval is Welch's, in units of |human − random|, whichever of the two is higher", () => {
  // By hand: se² = 10/3/4 + 2.1875/3/4 = 1.015625, 4.25 degrees of freedom taken as 4, t = 2.776: −0.125 ± 2.798.
  const { difference, interval } = compare({ best: [1, 2, 4, 5], human: [2, 3, 4, 3.5], random: [5.125] });
  expect(difference).toBeCloseTo(-0.125 / 2, 9);
  expect(interval?.map((end) => Number((2 * end).toFixed(2)))).toEqual([-2.92, 2.67]);
});

test("as many seeds as an undecided cell is said to take decide it, where mean and spread stay", () => {
  const [best, human] = [around(1.3, 0.7), around(1, 0.7)];
  const { seeds, verdict } = compare({ best, human, random: [0] });
  expect(verdict).toBe("undecided");
  const more = (centre: number) => around(centre, 0.7, 2 * Math.ceil((seeds as number) / 2) + 2);
  expect(compare({ best: more(1.3), human: more(1), random: [0] }).verdict).toBe("win");
  const fewer = (centre: number) => around(centre, 0.7, 2 * Math.floor((seeds as number) / 2) - 4);
  expect(compare({ best: fewer(1.3), human: fewer(1), random: [0] }).verdict).toBe("undecided");
});

test("equal rewards whose seeds are independent are seldom called different", () => {
  const random = createRandom(3);
  const draw = () => Array.from({ length: 10 }, () => 1 + 0.5 * random.normal());
  const verdicts = Array.from({ length: 200 }, () => compare({ best: draw(), human: draw(), random: [0] }).verdict);
  expect(verdicts.filter((verdict) => verdict === "win" || verdict === "loss").length).toBeLessThanOrEqual(18);
});

test("nothing to compare is undecided and promises no seeds", () => {
  const nothing = { verdict: "undecided", interval: null, seeds: null };
  expect(compare({ best: [], human: [1, 2], random: [0] })).toMatchObject(nothing);
  expect(compare({ best: [1, 2], human: [1, 1], random: [1] })).toMatchObject(nothing);
});

const row = (of: Partial<Row>): Row => ({
  task: "cartpole/shift",
  seed: 1,
  steps: 1000,
  candidate: "g1-c1",
  best: around(1, 0.05),
  success: 1,
  human: around(1, 0.05),
  humanSuccess: 1,
  random: [0],
  spent: 1,
  commit: "c",
  ...of,
});

test("each run is compared with the reference that one of its task's runs trained, and counted", () => {
  const rows = [
    row({}),
    row({ seed: 2, human: null, best: around(0.2, 0.05) }),
    row({ task: "pendulum/lean", human: null }),
  ];
  const cells = cellsOf(rows);
  expect(cells.map((cell) => [cell.row.task, cell.row.seed, cell.compared.verdict])).toEqual([
    ["cartpole/shift", 1, "tie"],
    ["cartpole/shift", 2, "loss"],
  ]);
  expect(countsOf(cells)).toEqual({ win: 0, tie: 1, loss: 1, undecided: 0 });
  expect(markdown(rows)).toMatch(
    /^2 single runs: win 0, tie 1, loss 1, undecided 0\. Wins and ties 50 %, losses 50 %\./,
  );
  expect(markdown([])).toMatch("No run");
});

const folder = join(import.meta.dirname, "../../..");
const runsOf = (name: string) => {
  const file = `bench/headline/${name}.yaml`;
  return expandBatch(checkBatch(parse(readFileSync(join(folder, file), "utf8")), { file })).runs;
};
const named = (runs: ReturnType<typeof runsOf>) => [...new Set(runs.map(({ env, task }) => `${env}/${task}`))];
const isMujoco = (task: string): boolean =>
  existsSync(join(folder, "environments", task.split("/")[0] ?? "", "model.xml"));

test("the batch has sixteen tasks, half of them MuJoCo's, in two single runs each; the quick one six in one", async () => {
  const [full, quick] = [runsOf("full"), runsOf("quick")];
  expect([full.length, named(full).length, named(full).filter(isMujoco).length]).toEqual([32, 16, 8]);
  expect([quick.length, named(quick).length]).toEqual([6, 6]);
  expect([...full, ...quick].every((run) => run["report-seeds"] === 10)).toBe(true);
  expect(full.filter(({ references }) => references === "human")).toHaveLength(16);
  expect(named(full)).toEqual(expect.arrayContaining(["cartpole/shift", "pendulum/lean", "acrobot/hold-upright"]));
  for (const task of named([...full, ...quick])) {
    const [environment = "", name] = task.split("/");
    expect((await findEnvironment(environment)).tasks.map((each) => each.name)).toContain(name);
  }
});
