import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeIsaacLab, writeMjlab } from "../../../src/export/arrays/managers.ts";
import type { EnvironmentSpec } from "../../../src/core/spec.ts";
import type { Sandbox } from "../../../src/sandbox/types.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describeNeeding } from "../../needing.ts";
import { describeTorch, folderOf } from "../../python/python.ts";
import { startAnswering } from "../answering.ts";
import { inputOf } from "../input.ts";
import { programs } from "../programs.ts";
import { compiled, inSandbox, sandboxOf } from "./compare.ts";
import { rolloutRequest } from "./evaluator.ts";
import { rollOutLanes, type Batch } from "./rollout.ts";

const mjlab = folderOf("mjlab");
const howTo = "needs mjlab, without what it needs: .venv/bin/pip install --no-deps mjlab==1.6.0";

type Answer = { rewards: number[][]; asked: number; imports: string[] };

const memory = programs["hopper"]?.["staged"] as string;
const kept = programs["hopper"]?.["kept"] as string;
const signs = programs["hopper"]?.["signs"] as string;
const human = `import { norm } from "reward";
import type { Step } from "environment";
export const weights = { forward: 1.5, alive: 1, effort: 0.001, unpaid: 0 };
export function terms({ state, action, next, dt, time, terminated }: Step) {
  const forward = (next.torso.x - state.torso.x) / dt;
  return { forward, alive: terminated ? 0 : 1 + time, effort: -(norm(action.torque) ** 2), unpaid: next.torso.x };
}
`;

describeTorch("exported terms under a reward manager", (interpreter) => {
  let spec: EnvironmentSpec;
  let batch: Batch;
  let sandbox: Sandbox;
  let python: ReturnType<typeof startAnswering>;
  beforeAll(async () => {
    python = startAnswering(interpreter, new URL("./managers.py", import.meta.url));
    const { environment } = await findEnvironment("hopper");
    spec = environment.spec;
    batch = await rollOutLanes(environment, { steps: 40, lanes: 6, seed: 3 });
    sandbox = sandboxOf(spec);
  });
  afterAll(() => {
    python.close();
    return sandbox.close();
  });

  const check = async (source: string, { manager, scales }: { manager: "mjlab" | "isaaclab"; scales: boolean }) => {
    const reward = compiled(source);
    const all = await inSandbox(sandbox, { reward, batch });
    const width = Object.keys(reward.weights).length + 1;
    const totals = Array.from({ length: batch.rows }, (_, row) => all[row * width + width - 1] as number);
    const write = manager === "mjlab" ? writeMjlab : writeIsaacLab;
    const module = write(inputOf(reward, spec));
    const request = { ...rolloutRequest({ batch, spec }), manager, folder: mjlab ?? null, module, scales };
    const { rewards, asked, imports } = await python.ask<Answer>(request);
    expect(imports).toEqual([]);
    // However many terms there are.
    expect(asked).toBe(1);
    // The managers add up in single precision.
    for (const [row, paid] of rewards.flat().entries()) {
      const wanted = totals[row] as number;
      expect(Math.abs(paid - wanted) / Math.max(1, Math.abs(wanted)), `row ${row}`).toBeLessThan(2e-5);
    }
    expect(new Set(totals).size).toBeGreaterThan(1);
  };

  const kinds: [name: string, source: string][] = [
    ["of the state before and the time", human],
    ["with memory", memory],
    ["with cells that are kept", kept],
    ["of signs", signs],
  ];

  describeNeeding(mjlab === undefined ? howTo : undefined, "mjlab's own", () => {
    test.each(kinds)("pays what the sandbox pays, %s", async (_name, source) => {
      await check(source, { manager: "mjlab", scales: true });
    });

    test("also where it does not multiply by the step's seconds", async () => {
      await check(human, { manager: "mjlab", scales: false });
    });
  });

  describe("Isaac Lab's, as its source has it", () => {
    test.each(kinds)("pays what the sandbox pays, %s", async (_name, source) => {
      await check(source, { manager: "isaaclab", scales: true });
    });
  });
});
