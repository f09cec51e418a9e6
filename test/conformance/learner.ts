import { describe, expect, test } from "vitest";
import { playEpisodes } from "../../src/training/evaluate-policy.ts";
import type { Learner, Policy, RewardSource, RolloutReport, TrainOptions } from "../../src/training/types.ts";
import { createTrack } from "../training/track.ts";

/** Pays nearness to a place on the track. */
const nearness = (place: number, { offset = 0, scale = 1 } = {}): RewardSource => ({
  async evaluate({ rows, next }) {
    const total = Float64Array.from({ length: rows }, (_, row) => {
      return offset + scale * (1 - ((next[row] as number) - place) ** 2);
    });
    return { kind: "rewarded", total, terms: total };
  },
});

const optionsFor = (
  kind: "discrete" | "continuous",
  { reward = nearness(0.5), steps = 2000, seed = 1, onRollout = () => {} }: Partial<TrainOptions> = {},
): TrainOptions => {
  const environment = createTrack({ kind });
  return {
    spec: environment.spec,
    create: async (count, laneSeed) => environment.create({ count, seed: laneSeed }),
    reward,
    steps,
    seed,
    onRollout,
  };
};

/**
 * What every learner must do. `steps`: a budget at which it learns to go to a place on the track of test/training/track.ts.
 */
export const testLearner = (
  create: () => Learner,
  { steps: enough, name = create().name }: { steps: number; name?: string },
): void => {
  describe(`learner: ${name}`, () => {
    /** Mean distance from `place` over the second half of an episode from several starts. */
    const meanDistance = async (options: TrainOptions, place: number): Promise<number> => {
      const outcome = await create().train(options);
      if (outcome.kind !== "trained") throw new Error("the training failed");
      const lanes = 8;
      const environment = await options.create(lanes, 77);
      environment.reset([...Array(lanes).keys()]);
      const actions = new Float64Array(lanes);
      let total = 0;
      for (let step = 0; step < 30; step++) {
        outcome.policy.act(environment.observation, lanes, actions);
        environment.step(actions);
        if (step >= 15) total += environment.state.reduce((sum, x) => sum + Math.abs(x - place), 0) / lanes / 15;
      }
      environment.dispose();
      return total;
    };

    test.each(["discrete", "continuous"] as const)("learns to go to a place: %s actions", async (kind) => {
      expect(await meanDistance(optionsFor(kind, { steps: enough }), 0.5)).toBeLessThan(0.15);
    });

    test.each([
      ["tiny", { scale: 1e-6 }],
      ["huge", { scale: 1e6 }],
      ["offset far up", { offset: 10 }],
    ])("learns under rewards of any scale: %s", async (_name, size) => {
      const reward = nearness(-0.3, size);
      expect(await meanDistance(optionsFor("discrete", { reward, steps: enough }), -0.3)).toBeLessThan(0.25);
    });

    test("the same options and seed give the same bytes, another seed others", async () => {
      const run = async (seed: number) => {
        const outcome = await create().train(optionsFor("continuous", { seed, steps: 2000 }));
        return outcome.kind === "trained" ? JSON.stringify(outcome.policy.serialize()) : "";
      };
      const [first, again, other] = [await run(1), await run(1), await run(2)];
      expect(again).toBe(first);
      expect(other).not.toBe(first);
    });

    test.each(["discrete", "continuous"] as const)(
      "taken up after any rollout, a training goes on to the same bytes: %s",
      async (kind) => {
        const straight: unknown[] = [];
        const reports: string[] = [];
        const run = async (more: Partial<TrainOptions>) => {
          const outcome = await create().train({ ...optionsFor(kind, { steps: 2000, seed: 3 }), ...more });
          return outcome.kind === "trained" ? JSON.stringify([outcome.policy.serialize(), outcome.steps]) : "";
        };
        const told = (list: string[]) => (report: RolloutReport) =>
          void list.push(JSON.stringify([report.steps, [...report.total], [...report.batch.time]]));
        const whole = await run({
          onLearned: (save) => void straight.push(structuredClone(save?.())),
          onRollout: told(reports),
        });
        expect(straight.length).toBeGreaterThan(2);
        for (const [index, resume] of straight.entries()) {
          expect(resume).toBeDefined();
          const later: string[] = [];
          expect(await run({ resume, onRollout: told(later) })).toBe(whole);
          expect(later).toEqual(reports.slice(index + 1));
        }
        // Told to pause it stops right there, with the state that goes on to the same bytes.
        let kept: unknown;
        const before: string[] = [];
        const paused = await create().train({
          ...optionsFor(kind, { steps: 2000, seed: 3, onRollout: told(before) }),
          onLearned: (save) => {
            kept = structuredClone(save?.());
            return before.length === 2 ? "pause" : undefined;
          },
        });
        expect(paused).toEqual({ kind: "paused", steps: (JSON.parse(before[1] as string) as [number])[0] });
        expect(before).toEqual(reports.slice(0, 2));
        expect(await run({ resume: kept })).toBe(whole);
      },
    );

    test.each(["discrete", "continuous"] as const)(
      "a policy written down and read back acts the same: %s",
      async (kind) => {
        const options = optionsFor(kind, { steps: 2000 });
        const outcome = await create().train(options);
        if (outcome.kind !== "trained") throw new Error("the training failed");
        const restored = create().restore(options.spec, JSON.parse(JSON.stringify(outcome.policy.serialize())));
        // More rows than the policy takes at once, and not a multiple of four.
        const observations = Float64Array.from({ length: 2 * 131 }, (_, index) => (index % 2 ? 7 : index / 131 - 1));
        const [left, right] = [new Float64Array(131), new Float64Array(131)];
        outcome.policy.act(observations, 131, left);
        restored.act(observations, 131, right);
        expect(right).toEqual(left);
        const single = new Float64Array(1);
        restored.act(observations.subarray(2 * 130), 1, single);
        expect(single[0]).toBe(left[130]);
      },
    );

    test.each(["discrete", "continuous"] as const)(
      "an exploring policy plays an episode as its seed has it, whoever plays beside it: %s",
      async (kind) => {
        const options = optionsFor(kind, { steps: 2000 });
        const learner = create();
        const outcome = await learner.train(options);
        if (outcome.kind !== "trained") throw new Error("the training failed");
        expect(outcome.policy.mode).toBe("deterministic");
        if (!learner.explores) return;
        const play = async (policy: Policy, seeds: readonly number[]) => {
          const environment = await options.create(seeds.length, 3);
          const played = playEpisodes({ environment, policy, seeds, limit: options.spec.maxSteps });
          environment.dispose();
          return played;
        };
        const exploring = outcome.policy.withMode("exploring");
        const restored = learner.restore(options.spec, JSON.parse(JSON.stringify(exploring.serialize())));
        const all = await play(exploring, [5, 6, 7, 8]);
        expect(await play(exploring, [5, 6, 7, 8])).toEqual(all);
        expect(await play(restored, [8, 6])).toEqual([all[3], all[1]]);
        expect(await play(outcome.policy, [5, 6, 7, 8])).not.toEqual(all);
        expect(await play(restored.withMode("deterministic"), [6])).toEqual(await play(outcome.policy, [6]));
      },
    );

    test("a policy of another environment is refused with what does not fit", async () => {
      const options = optionsFor("discrete", { steps: 256 });
      const outcome = await create().train(options);
      if (outcome.kind !== "trained") throw new Error("the training failed");
      const serialized = outcome.policy.serialize();
      expect(() => create().restore(createTrack({ kind: "continuous" }).spec, serialized)).toThrow(
        "it chooses discrete actions",
      );
      expect(() => create().restore(options.spec, { learner: "other" })).toThrow("no policy");
    });

    test("rollouts tell the reward where episodes start, how far they are and what ended them", async () => {
      const reports: RolloutReport[] = [];
      const copy = (report: RolloutReport): RolloutReport =>
        structuredClone({ ...report, snapshot: undefined as never });
      await create().train(
        optionsFor("discrete", { steps: 3000, onRollout: (report) => void reports.push(copy(report)) }),
      );
      const elapsed: number[] = [];
      const places: number[] = [];
      let truncations = 0;
      let terminations = 0;
      for (const { batch, truncated } of reports)
        for (let row = 0; row < batch.rows; row++) {
          const lane = row % batch.lanes;
          const steps = elapsed[lane] ?? 0;
          expect(batch.start[row]).toBe(steps === 0 ? 1 : 0);
          expect(batch.time[row]).toBe(steps * 0.5);
          // Across rollouts the episode goes on from the state where it stood.
          if (steps > 0) expect(batch.state[row]).toBe(places[lane]);
          expect(batch.next[row]).toBe((batch.state[row] as number) + (batch.action[row] as number));
          places[lane] = batch.next[row] as number;
          expect(batch.terminated[row]).toBe(Math.abs(places[lane]) > 1 ? 1 : 0);
          elapsed[lane] = batch.terminated[row] || truncated[row] ? 0 : steps + 1;
          truncations += truncated[row] as number;
          terminations += batch.terminated[row] as number;
        }
      expect(truncations).toBeGreaterThan(0);
      expect(terminations).toBeGreaterThan(0);
      const counted = reports.reduce((total, { batch }) => total + batch.rows, 0);
      expect(reports.at(-1)?.steps).toBe(counted);
      expect(counted).toBeLessThanOrEqual(3000);
    });

    test("an invalid step is not rewarded", async () => {
      let invalid = 0;
      const onRollout = (report: RolloutReport) =>
        report.invalid.forEach((flag, row) => {
          if (!flag) return;
          invalid++;
          expect(report.total[row]).toBe(0);
          expect(report.batch.terminated[row]).toBe(0);
        });
      // Whatever leaves the middle blows up.
      const environment = createTrack({ kind: "continuous", blowUpAt: 0.95 });
      const options = optionsFor("continuous", { steps: 2000, onRollout });
      await create().train({ ...options, create: async (count, seed) => environment.create({ count, seed }) });
      expect(invalid).toBeGreaterThan(0);
    });

    test("a failing reward ends the training as data", async () => {
      const failure = { reason: "threw" as const, message: "boom" };
      const reward: RewardSource = { evaluate: async () => ({ kind: "failed", failure }) };
      expect(await create().train(optionsFor("discrete", { reward }))).toEqual({ kind: "failed", failure });
    });

    test("an aborted training stops with the signal's reason", async () => {
      const controller = new AbortController();
      const onRollout = () => controller.abort(new Error("enough"));
      const options = { ...optionsFor("discrete", { onRollout }), signal: controller.signal };
      await expect(create().train(options)).rejects.toThrow("enough");
    });
  });
};
