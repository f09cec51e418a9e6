import { expect, test } from "vitest";
import type { LookJob } from "../../../src/core/job.ts";
import { openWorldFile } from "../../../src/simulator/told/open.ts";
import { lookTold } from "../../../src/training/trainer/look.ts";
import { emptyFolder } from "../../cli/command.ts";
import { trackJob, writeWorld } from "./world.ts";

test("where only a trainer steps, no policy takes over from another: its own episodes would be told in their place", () => {
  const loaded = openWorldFile(writeWorld(emptyFolder()));
  const policy = { learner: "trainer", serialized: { learner: "trainer", episodes: [], file: null } };
  const { environment } = trackJob();
  const job: LookJob = {
    kind: "look",
    environment,
    policy,
    first: { policy, until: [0, 1] },
    pool: { of: "play", seed: 1, count: 2, seeds: [1, 1] },
    measures: [],
    reward: null,
    record: null,
  };
  expect(() => lookTold({ job, loaded, measures: [], learner: null, sandbox: null })).toThrow(
    expect.objectContaining({ code: "world/cannot-step" }) as Error,
  );
});
