import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Recording } from "../../src/core/recording.ts";
import { runCommand } from "./command.ts";
import { olderRun } from "./run-folder.ts";

const play = async (cwd: string, ...given: string[]): Promise<Recording> => {
  const { code, stdout, stderr } = await runCommand(["play", ...given, "--json"], { cwd });
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
  const onnx = await runCommand(["export", "latest", "--candidate", "g1-c3", "--to", "onnx", "--out", out], { cwd });
  expect(onnx.code, onnx.stderr).toBe(0);
  expect(readFileSync(out).toString("latin1")).toContain("g1-c3, the only search seed");
  const reward = await runCommand(["export", "latest", "--candidate", "g1-c3", "--to", "typescript"], { cwd });
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
    name: "a choice beside a random policy",
    run: "83ee7d",
    given: ["--which", "best", "--policy", "random"],
    says: /--which/,
  },
])("$name is refused, and it is said what there is", async ({ run, given, says }) => {
  const { cwd } = olderRun(run);
  const { code, stdout, stderr } = await runCommand(["play", "latest", ...given], { cwd });
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(says);
});
