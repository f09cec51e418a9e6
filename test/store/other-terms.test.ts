import { expect, test } from "vitest";
import type { TrainJob } from "../../src/core/job.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { fakeOutcome, qualityOf } from "../evolution/fakes.ts";
import { dieAt, placesIn } from "./crash.ts";
import { createDisk, nothingLost } from "./disk.ts";
import { expectResumed, goldenLife, live, logOn, smallPlan, type Terms } from "./lives.ts";

// A run that died goes on under other terms than it began with: what is recorded stands, the rest is as they now say.

const { summary: golden } = await goldenLife();

/** Dies at some calls of a run under these terms; a disk each. */
const killedUnder = async (terms: Terms) => {
  const places = placesIn((await goldenLife(terms)).calls).filter(({ after }) => after === 0);
  const some = places.filter((_, index) => index % Math.ceil(places.length / 7) === 3);
  return Promise.all(
    some.map(async (place) => {
      const disk = createDisk();
      await live(disk, { ...terms, decide: dieAt(place) });
      return disk.crash(nothingLost);
    }),
  );
};

const recordedOn = (disk: ReturnType<typeof createDisk>) =>
  logOn(disk).records.flatMap(({ event }) => (event.type === "training-ended" ? [event] : []));

const capped = (steps: number): Terms => ({ plan: { ...smallPlan, limits: { steps } } });
/** References, a generation and its confirmation, and not two. */
const oneGeneration = capped(1000);

test("under a larger budget it ends as if it had had it from the start", async () => {
  const one = await goldenLife(oneGeneration);
  expect(one.summary.generations).toBe(1);
  for (const disk of await killedUnder(oneGeneration)) {
    const recorded = recordedOn(disk).map(({ job }) => job);
    const { end, trained } = await live(disk);
    if (end.kind !== "done") throw new Error("it did not end", { cause: end });
    const { best, references, status } = end.summary;
    expect({ best, references, status }).toEqual({
      best: golden.best,
      references: golden.references,
      status: golden.status,
    });
    expect(trained.filter((job) => recorded.includes(job))).toEqual([]);
  }
});

test("under a budget that is spent already it trains nothing more, and a larger one gives the whole of it", async () => {
  for (const disk of await killedUnder({})) {
    const spent = recordedOn(disk).length;
    const poor = disk.crash(nothingLost);
    const { end, trained } = await live(poor, capped(1));
    expect(end).toMatchObject({
      kind: "done",
      summary: { status: "budget", stoppedBy: expect.stringContaining("1 ") },
    });
    expect([trained, recordedOn(poor).length]).toEqual([[], spent]);
    await expectResumed(disk, golden);
  }
});

test("where trainings failed and now would not, what failed stands, and the rest does not", async () => {
  const late: TrainOutcome = { kind: "failed", failure: { reason: "timeout", message: "took longer than 1 s" } };
  const hasty = (job: TrainJob) => (Math.round((qualityOf(job) ?? 0) * 1e4) % 2 === 1 ? late : fakeOutcome(job));
  const before = await goldenLife({ train: hasty });
  expect(before.summary.spent.failed).toBeGreaterThan(0);
  let stood = 0;
  for (const disk of await killedUnder({ train: hasty })) {
    const failed = recordedOn(disk).filter(({ outcome }) => outcome === "failed");
    const { end, trained } = await live(disk);
    expect(end.kind).toBe("done");
    expect(failed.filter(({ job }) => trained.includes(job))).toEqual([]);
    expect(recordedOn(disk).filter(({ outcome }) => outcome === "failed")).toEqual(failed);
    // And once more under the terms of before: it is all recorded.
    const again = await live(disk, { train: hasty });
    expect(again).toMatchObject({ end, trained: [] });
    stood += failed.length;
  }
  expect(stood).toBeGreaterThan(0);
});
