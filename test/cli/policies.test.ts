import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Recording } from "../../src/core/recording.ts";
import type { TrainingResult } from "../../src/core/outcome.ts";
import { callCommand } from "./call-command.ts";
import { olderRun } from "./run-folder.ts";

const play = async (cwd: string, ...given: string[]): Promise<Recording> => {
  const { code, stdout, stderr } = await callCommand(["play", ...given, "--json"], { cwd });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Recording;
};

test("any candidate's policy is played under its own reward, any reference's, and the best or worst of a reward's", async () => {
  const { cwd, folder } = olderRun("83ee7d");
  const candidate = await play(cwd, "latest", "--candidate", "g1-c3");
  expect(candidate.policy).toMatch(/: g1-c3, the only search seed \(fitness/);
  expect(candidate.reward?.name).toBe("g1-c3");
  const source = readFileSync(join(folder, "candidates", "g1-c3", "reward.ts"), "utf8");
  for (const name of Object.keys(candidate.reward?.weights ?? {})) expect(source).toContain(name);

  const worst = await play(cwd, "latest", "--which", "worst");
  expect(worst.policy).toContain("g2-c3, the worst of 2 report seeds");

  const human = await play(cwd, "latest", "--candidate", "human");
  expect(human.policy).toContain("human, the median of 2 report seeds");
  expect(human.reward?.name).toBe("the human reference");
});

test.each([
  { run: "83ee7d", given: [], file: "candidates/g2-c3/report-0.json" },
  { run: "83ee7d", given: ["--which", "worst"], file: "candidates/g2-c3/report-0.json" },
  { run: "83ee7d", given: ["--candidate", "g1-c1"], file: "candidates/g1-c1/search-0.json" },
  { run: "83ee7d", given: ["--candidate", "random"], file: "references/random/report-0.json" },
  { run: "880dc9", given: ["--policy", "random"], file: "references/random/report-0.json" },
])("the evaluation of a run of 0.1.0 is played again, to the bit: $run $given", async ({ run, given, file }) => {
  const { cwd, folder } = olderRun(run);
  const { code, stdout, stderr } = await callCommand(["play", "latest", ...given, "--evaluation", "--json"], { cwd });
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("the 2 evaluation episodes of this training, played again: as recorded");
  const { policy, episodes } = JSON.parse(stdout) as Recording;
  expect(policy).toContain("on the episodes that it was scored on");
  const { result } = JSON.parse(readFileSync(join(folder, file), "utf8")) as { result: TrainingResult };
  expect(episodes).toHaveLength(result.episodes.length);
  result.episodes.forEach((before, index) => {
    const now = episodes[index] as Recording["episodes"][number];
    expect(now.fitness).toBe(before.fitness);
    expect(now.success).toBe(before.success);
    expect(now.length).toBe(before.length);
    if (policy !== "random, on the episodes that it was scored on") expect(now.return).toBe(before.return);
  });
});

test("an evaluation that does not come out as recorded is said to be another, and how", async () => {
  const { cwd } = olderRun("83ee7d");
  // Of an earlier checkpoint, which 0.1.0 kept with the observation statistics of the training's end.
  const given = ["play", "latest", "--candidate", "human", "--evaluation", "--episodes", "1", "--json"];
  const { code, stdout, stderr } = await callCommand(given, { cwd });
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/the 2 evaluation episodes .* did not come out as recorded: 2 differ \(episode 1: fitness/);
  expect((JSON.parse(stdout) as Recording).episodes).toHaveLength(1);
});

test("a training's result and a candidate's policy file are played by their paths", async () => {
  const { cwd, folder } = olderRun("83ee7d");
  const result = join(folder, "candidates", "g1-c3", "search-0.json");
  const { policy } = (JSON.parse(readFileSync(result, "utf8")) as { result: { policy: object } }).result;
  const file = join(folder, "candidates", "g1-c3", "policy.json");
  writeFileSync(file, JSON.stringify({ candidate: "g1-c3", pool: "search", seed: 1, policy }));
  const [from, to] = [await play(cwd, result), await play(cwd, file)];
  expect(from.episodes).toEqual(to.episodes);
});

test("a candidate's reward and policy are exported", async () => {
  const { cwd } = olderRun("83ee7d");
  const out = join(cwd, "p.onnx");
  const onnx = await callCommand(["export", "latest", "--candidate", "g1-c3", "--to", "onnx", "--out", out], { cwd });
  expect(onnx.code, onnx.stderr).toBe(0);
  expect(readFileSync(out).toString("latin1")).toContain("g1-c3, the only search seed");
  const reward = await callCommand(["export", "latest", "--candidate", "g1-c3", "--to", "typescript"], { cwd });
  expect(reward.code, reward.stderr).toBe(0);
  expect(reward.stdout).toContain("candidate g1-c3 of run");
});

test.each([
  {
    name: "a candidate that there is not",
    run: "83ee7d",
    given: ["--candidate", "g1-c33"],
    says: /Did you mean 'g1-c3'/,
  },
  {
    name: "one that was never trained",
    run: "508357",
    given: ["--candidate", "g1-c2"],
    says: /g1-c2 has no policy: no training of it has ended/,
  },
  { name: "the best of a run without one", run: "508357", given: ["--which", "best"], says: /has no best policy/ },
  { name: "a choice that there is not", run: "83ee7d", given: ["--which", "middle"], says: /best, median, worst/ },
  {
    name: "an evaluation with other seeds",
    run: "83ee7d",
    given: ["--evaluation", "--seed", "3"],
    says: /--seed asks for others/,
  },
  {
    name: "an evaluation in another environment",
    run: "83ee7d",
    given: ["--evaluation", "--env", "cartpole"],
    says: /--env asks for others/,
  },
  {
    name: "a choice beside a random policy",
    run: "83ee7d",
    given: ["--which", "best", "--policy", "random"],
    says: /--which/,
  },
])("$name is refused, and it is said what there is", async ({ run, given, says }) => {
  const { cwd } = olderRun(run);
  const { code, stdout, stderr } = await callCommand(["play", "latest", ...given], { cwd });
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(says);
});
