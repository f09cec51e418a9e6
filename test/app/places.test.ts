import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { onPhysics } from "../../src/app/physics.ts";
import { locate } from "../../src/app/places.ts";
import { openProblem } from "../../src/app/problem.ts";
import type { TrainJob } from "../../src/core/job.ts";

const cartpole = fileURLToPath(new URL("../../environments/cartpole/environment.ts", import.meta.url));

const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-places-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const jobOf = ({ environment, taskReference }: Awaited<ReturnType<typeof openProblem>>): TrainJob => ({
  kind: "train",
  reward: null,
  environment,
  task: taskReference,
  learner: "ppo",
  budget: { steps: 0, episodes: 2, checkpoints: 1 },
  seed: 1,
});

test("a job holds no path: the same environment and task file from another folder are the same job, found where they lie", async () => {
  const jobs: TrainJob[] = [];
  for (const folder of [emptyFolder(), emptyFolder()]) {
    writeFileSync(join(folder, "environment.ts"), `export { environment } from ${JSON.stringify(cartpole)};\n`);
    const fitness = join(folder, "mine.ts");
    writeFileSync(
      fitness,
      `export const task = { name: "mine", description: "go", fitness: (episode) => episode.length };\n`,
    );
    const problem = await openProblem({ env: folder, task: "none", fitness });
    const job = jobOf(onPhysics(problem, { physics: "native", library: join(folder, "libmujoco.so") }));
    expect(JSON.stringify(job)).not.toContain(folder);
    expect(locate(job)).toMatchObject({
      environment: problem.loaded.path,
      library: join(folder, "libmujoco.so"),
      tasks: { [job.task.hash as string]: fitness },
    });
    expect(problem.loaded.path.startsWith(folder)).toBe(true);
    jobs.push(job);
  }
  expect(jobs[0]).toEqual(jobs[1]);
});

test("an environment is prepared once, for all processes; what was never opened is looked for by its name", async () => {
  const job = jobOf(await openProblem({ env: "cartpole" }));
  expect(locate(job).environment).toMatch(/environments.cartpole/);
  const other = { ...job, environment: { ...job.environment, name: "pendulum", hash: "of another machine" } };
  expect(locate(other)).toMatchObject({ environment: "pendulum" });
});
