import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect } from "vitest";
import { stateLayout } from "../../../src/core/fields.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import type { VectorEnvironment } from "../../../src/simulator/types.ts";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
export const imports = { "@python-import": "bridge_fixtures", "@bridge": "2" };

export const open = (name: string, options: Record<string, string> = {}) =>
  findEnvironment(`gymnasium:bridge/${name}-v0`, { ...imports, ...options });

export const created: VectorEnvironment[] = [];
export const create = async (name: string, options: Record<string, string> = {}, count = 2) => {
  const { environment, notices = [] } = await open(name, options);
  const lanes = await environment.create({ count, seed: 1 });
  created.push(lanes);
  lanes.reset(Array.from({ length: count }, (_, lane) => lane));
  return { lanes, spec: environment.spec, notices };
};

export const stateOf = (
  { lanes, spec }: Pick<Awaited<ReturnType<typeof create>>, "lanes" | "spec">,
  lane = 0,
): Record<string, number> => {
  const { columns, width } = stateLayout(spec);
  return Object.fromEntries(columns.map((column, index) => [column, lanes.state[lane * width + index] as number]));
};

export const stepUntilFailure = (lanes: VectorEnvironment): string => {
  for (let step = 0; step < 600; step++) {
    try {
      lanes.step(new Float64Array(lanes.count));
      const ended = [...lanes.terminated].flatMap((flag, lane) => (flag === 1 ? [lane] : []));
      if (ended.length > 0) lanes.reset(ended);
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: "environment/failed" });
      return (thrown as Error).message;
    }
  }
  throw new Error("no failure in 600 steps");
};

/** What a step that took too long is said to be. */
export const endedInTime = /did not answer within 1\.5 s and was ended \(--python-timeout\).*bridge_fixtures\.py/;

/** The tests' Python with the worlds of fixtures/, for the tests of a `describePython`. */
export const usePython = (interpreter: string): void => {
  const before = { ...process.env };
  beforeAll(() => {
    process.env["REWARDSMITH_PYTHON"] = interpreter;
    process.env["PYTHONPATH"] = fixtures;
  });
  afterAll(() => {
    for (const lanes of created) lanes.dispose();
    process.env = before;
  });
};
