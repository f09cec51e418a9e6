import type { Store } from "../core/interfaces.ts";
import type { TrainOutcome } from "../core/outcome.ts";
import type { TrainRequest } from "./trainings.ts";

/** Where a training's policy lies in the run folder, in place of the policy itself. */
export type KeptPolicy = { file: string; hash: string };

/** A candidate's first search training gives its `policy.json`; every other policy lies beside it under its training's name. */
const fileOf = ({ pool, index }: Pick<TrainRequest, "pool" | "index">): string =>
  pool === "search" && index === 0 ? "policy.json" : `${pool}-${index}.policy.json`;

/**
 * The outcome with its policy in a file of its own: whoever reads what was measured (reports, a resumed search) does not
 * read networks, and no network is written twice.
 */
export const keepPolicy = async (
  outcome: TrainOutcome,
  { store, folder, owner, pool, index, seed }: Omit<TrainRequest, "reward"> & { store: Store; folder: string },
): Promise<TrainOutcome> => {
  if (outcome.kind !== "trained" || outcome.result.policy === null) return outcome;
  const { policy, fitness, success } = outcome.result;
  const file = `${folder}/${fileOf({ pool, index })}`;
  const document = { candidate: owner, pool, seed, fitness, success, policy };
  const hash = await store.write(file, `${JSON.stringify(document, null, 2)}\n`);
  const kept: KeptPolicy = { file, hash };
  return { kind: "trained", result: { ...outcome.result, policy: kept } };
};

const isKept = (policy: unknown): policy is KeptPolicy =>
  typeof policy === "object" && policy !== null && "file" in policy;

/** A training's policy as its learner wrote it down; version 0.1.0 kept it within the outcome. Null for the random policy. */
export const readPolicy = async (policy: unknown, read: Store["read"]): Promise<unknown> =>
  isKept(policy) ? (JSON.parse(await read(policy.file, policy.hash)) as { policy: unknown }).policy : policy;
