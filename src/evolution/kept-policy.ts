import type { SeedPool } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import type { Outcome, TrainOutcome } from "../core/outcome.ts";
import { unscored, type Unscored } from "./kept-outcome.ts";

/** Where a training's policy lies in the run folder, in place of the policy itself. */
export type KeptPolicy = { file: string; hash: string };

/** What a network comes from, beside it: enough to play it without anything else. */
type Score = { seed: number; fitness: number | null; success: number | null };

/**
 * The outcome with its policy in a file of its own (`trainings/<job>.policy.json`): whoever reads what was measured (reports,
 * a resumed search) does not read networks, and no network is written twice.
 */
export const keepPolicy = async (
  outcome: TrainOutcome,
  { store, name, of }: { store: Pick<Store, "write">; name: string; of: Unscored },
): Promise<TrainOutcome> => {
  if (outcome.kind !== "trained" || outcome.result.policy === null) return outcome;
  const { policy, seed, fitness, success } = outcome.result;
  const file = `${name}.policy.json`;
  const score: Score = { seed, fitness, success, ...unscored(of) };
  const hash = await store.write(file, `${JSON.stringify({ ...score, policy }, null, 2)}\n`);
  const kept: KeptPolicy = { file, hash };
  return { kind: "trained", result: { ...outcome.result, policy: kept } };
};

/** `candidates/<id>/policy.json` of a trained candidate: its first training's, by where it lies. */
export const pointToPolicy = async (
  id: string,
  { outcome, pool, store, of }: { outcome: Outcome; pool: SeedPool; store: Pick<Store, "write">; of: Unscored },
): Promise<void> => {
  const [first] = outcome.kind === "trained" ? outcome.results : [];
  if (first === undefined || first.policy === null) return;
  const { policy, seed, fitness, success } = first;
  const document = { candidate: id, pool, seed, fitness, success, ...unscored(of), policy };
  await store.write(`candidates/${id}/policy.json`, `${JSON.stringify(document, null, 2)}\n`);
};

const isKept = (policy: unknown): policy is KeptPolicy =>
  typeof policy === "object" && policy !== null && "file" in policy;

/** A training's policy as its learner wrote it down; version 0.1.0 kept it within the outcome. Null for the random policy. */
export const readPolicy = async (policy: unknown, read: Store["read"]): Promise<unknown> =>
  isKept(policy) ? (JSON.parse(await read(policy.file, policy.hash)) as { policy: unknown }).policy : policy;
