import { deepEqual, equal, ok } from "node:assert/strict";
import * as fc from "fast-check";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import { createCritic } from "../../src/critic/critic.ts";
import { openProbeBench } from "../critic/probe-bench.ts";
import { programs } from "./programs.ts";

export type RandomReviews = {
  reviewed: number;
  accepted: number;
  /** Programs by the stage of their first error; those of `probes` ran and failed there. */
  refused: Record<string, number>;
  /** Programs by rule, errors only; a program that breaks several counts for each. */
  rules: Record<string, number>;
  /** Programs that came as far as the sandbox. */
  probed: number;
  slowest: { milliseconds: number; text: string };
};

const count = (counts: Record<string, number>, key: string): void => void (counts[key] = (counts[key] ?? 0) + 1);

/**
 * Random programs through the critic and the sandbox, as the fuzz test and the benchmark see them. Throws, with the
 * program, where one brings down this process, is accepted with an error (or refused without), or is accepted and
 * then not finite on a simulated row of the bank. A program that hangs hangs the caller: the caller has the patience.
 */
export const reviewRandomPrograms = async ({
  programs: wanted,
  seed,
  onReview,
}: {
  programs: number;
  seed: number;
  onReview?: (reviews: RandomReviews) => void;
}): Promise<RandomReviews> => {
  const { spec, bank, sandbox, probe: runProbes } = await openProbeBench("cartpole");
  const critic = createCritic({ spec });
  const reviews: RandomReviews = {
    reviewed: 0,
    accepted: 0,
    refused: {},
    rules: {},
    probed: 0,
    slowest: { milliseconds: 0, text: "" },
  };
  const probe = (reward: CompiledReward) => {
    reviews.probed++;
    return runProbes(reward);
  };
  try {
    await fc.assert(
      fc.asyncProperty(programs, async (text) => {
        const start = performance.now();
        const { reward, diagnostics } = await critic.review(text, { probe });
        const milliseconds = performance.now() - start;
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        equal(reward === null, errors.length > 0, "a program is refused where, and only where, an error is found");
        reviews.reviewed++;
        if (milliseconds > reviews.slowest.milliseconds) reviews.slowest = { milliseconds, text };
        if (reward === null) {
          count(reviews.refused, stageOf(errors[0] as Diagnostic));
          for (const rule of new Set(errors.map((error) => error.rule))) count(reviews.rules, rule);
        } else {
          reviews.accepted++;
          // Held against a run of its own, not against what the probes said.
          deepEqual(await sandbox.load(reward), { kind: "loaded" });
          const memory = Float64Array.from(Object.values(reward.initial));
          const outcome = await sandbox.evaluate({ ...bank.simulated.batch, memory });
          equal(outcome.kind, "terms", JSON.stringify(outcome));
          if (outcome.kind === "terms") ok(outcome.terms.every(Number.isFinite), "a term is not finite");
        }
        onReview?.(reviews);
      }),
      { numRuns: wanted, seed, endOnFailure: true },
    );
  } finally {
    await sandbox.close();
  }
  return reviews;
};

const stageOf = ({ rule }: Diagnostic): string => rule.slice(0, rule.indexOf("/"));
