import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TrainJob } from "../../../src/core/job.ts";
import { openWorldFile } from "../../../src/simulator/told/open.ts";
import type { TrainerCommand } from "../../../src/simulator/told/trainer.ts";
import { runTrainerJob } from "../../../src/training/trainer/train.ts";
import { emptyFolder } from "../../cli/command.ts";
import { createTrackSandbox, trackReward } from "../track.ts";

/** The track of test/training/track.ts as somebody else's world: only a trainer steps it. */
export const trackFile = `
summary: A point on a line.
dt: 0.5
maxSteps: 30
fields:
  observation[0]: { name: point.x, unit: m, description: Place }
  action.push: { unit: m, range: [-0.2, 0.6] }
fitness: length / 30
success: length >= 3
`;

export const writeWorld = (folder: string, text = trackFile): string => {
  const path = join(folder, "track.yaml");
  writeFileSync(path, text);
  return path;
};

/** Three steps to the right, as a trainer writes them down; \`trackReward\` pays −x² + 0.5 a step. */
export const toldEpisode = {
  length: 3,
  ending: "truncated",
  return: 1.5 - (0.01 + 0.04 + 0.09),
  states: { "point.x": [0, 0.1, 0.2, 0.3] },
  actions: { push: [0.1, 0.1, 0.1] },
};

export const toldResult = {
  format: "rewardsmith/training",
  version: 1,
  status: "trained",
  seed: 7,
  steps: 100,
  episodes: [toldEpisode, toldEpisode],
  curve: [
    { steps: 100, episodes: 4, return: 1, length: 3, fitness: null, success: null, terms: { centre: -0.1, alive: 1 } },
  ],
};

export const trackJob = (options: Partial<TrainJob> = {}): TrainJob => ({
  kind: "train",
  reward: trackReward,
  environment: { name: "track", hash: "0", options: {} },
  task: { name: "default" },
  learner: "trainer",
  budget: { steps: 100, episodes: 2, checkpoints: 5 },
  seed: 7,
  ...options,
});

/** A shell script as a trainer, that writes this where it is to answer. */
export const writing = (answer: unknown, also = ""): string =>
  `cat > "$2/result.json" <<'END'\n${typeof answer === "string" ? answer : JSON.stringify(answer)}\nEND\n${also}`;

/** The job as this script answers it, without a process of ours. */
export const answerOf = async (
  script: string,
  {
    job = trackJob(),
    world = trackFile,
    onSteps,
  }: { job?: TrainJob; world?: string; onSteps?: (steps: number) => void } = {},
) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "trainer.sh"), script);
  const trainer: TrainerCommand = { command: "sh trainer.sh", folder };
  const loaded = openWorldFile(writeWorld(folder, world), JSON.stringify({ trainer }));
  const [task] = loaded.tasks;
  if (task === undefined) throw new Error("a world file words a task");
  const out = join(folder, "out");
  const outcome = await runTrainerJob({
    job,
    loaded,
    task,
    sandbox: createTrackSandbox(),
    place: { out, deadlineSeconds: 60, reward: join(folder, "reward.py") },
    variables: { PATH: process.env["PATH"] ?? "" },
    onProgress: ({ steps }) => onSteps?.(steps),
  });
  return { outcome, out, folder };
};
