import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "vitest";
import { describeStableBaselines } from "../python/python.ts";
import { expectSameResult } from "./killed.ts";

const examples = fileURLToPath(new URL("../../examples/trainers/", import.meta.url));

const small =
  "--steps 512 --episodes 2 --report-seeds 1 --selection-seeds 1 --leaders 1 --references none --jobs 2 --json";

describeStableBaselines("a search judged by Stable-Baselines3", (interpreter) => {
  test("of two generations of three, killed with -9 while it trains and resumed, has the result of one that nobody interrupted", async () => {
    const trainer = `'${interpreter}' '${join(examples, "sb3_ppo.py")}'`;
    const shape = ["--generations", "2", "--samples", "3", "--designer", "symbolic", ...small.split(" ")];
    const asked = ["run", "--trainer", trainer, "--state", join(examples, "cartpole.yaml"), ...shape];
    await expectSameResult(asked, [[{ type: "training-ended", count: 4 }]]);
  }, 900_000);
});
