import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { StoredTrajectory } from "../../core/trajectory.ts";
import { contentHash } from "../../core/hash.ts";

/** Whether a name is that of a world file: of a world that only a user's trainer can step. */
export const isWorldFile = (nameOrPath: string): boolean => /\.ya?ml$/i.test(nameOrPath);

/** A user's own command that trains: `command JOB.json OUT_DIR`, run in `folder`. */
export type TrainerCommand = { command: string; folder: string };

/** How a trainer is handed the job's reward: as for one environment, for all lanes over a library's arrays, or as a manager's terms. */
export const rewardForms = ["python", "numpy", "torch", "jax", "mjlab", "isaaclab"] as const;
export type RewardForm = (typeof rewardForms)[number];

/** What every process of a run must know of a world that only a trainer can step. */
export type Told = {
  /** Left out where the world is only read of: checks, exports, reports. */
  trainer?: TrainerCommand;
  /** Whole episodes of the random policy, where the trainer has been asked for them: what programs are tried on, and where ranges come from. */
  random?: StoredTrajectory[];
};

/** The words of a command that name files, as it would be run; what they import is not known. */
export const filesOf = ({ command, folder }: TrainerCommand): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)]
    .map(([, double, single, plain]) => resolve(folder, double ?? single ?? plain ?? ""))
    .filter((path) => existsSync(path) && statSync(path).isFile());

/** What decides how it trains, as far as its command says: the command and the content of the files that it names. */
export const trainerHash = (trainer: TrainerCommand): string =>
  contentHash([trainer.command, filesOf(trainer).map((path) => contentHash(readFileSync(path).toString("base64")))]);
