// Resident memory of many simulators in one process:
//   npm run bench -- memory [--env humanoid] [--count 64] [--json]
// Measured after 100 steps of every lane, in a process that has done nothing else; beside it, the process before.
import { parseArgs } from "node:util";
import { findEnvironment } from "../src/simulator/registry.ts";
import { printMeasurements } from "./harness.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    env: { type: "string", default: "humanoid" },
    count: { type: "string", default: "64" },
    json: { type: "boolean" },
  },
});

const megabytes = (): number => process.memoryUsage().rss / 1e6;

export const bench = async (): Promise<void> => {
  const count = Number(values.count);
  const { environment } = await findEnvironment(values.env);
  const before = megabytes();
  const lanes = await environment.create({ count, seed: 1 });
  lanes.reset([...Array(count).keys()]);
  const actions = new Float64Array(lanes.applied.length).fill(0.1);
  for (let step = 0; step < 100; step++) {
    lanes.step(actions);
    for (let lane = 0; lane < count; lane++)
      if (lanes.terminated[lane] || lanes.truncated[lane] || lanes.invalid[lane]) lanes.reset([lane]);
  }
  const after = megabytes();
  printMeasurements(
    `Memory, ${count} × ${values.env}`,
    [
      { what: "resident", value: after, unit: "MB" },
      { what: "of it before they were made", value: before, unit: "MB" },
    ],
    values,
  );
  lanes.dispose();
};
