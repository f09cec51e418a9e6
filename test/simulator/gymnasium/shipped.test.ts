import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { stateLayout } from "../../../src/core/fields.ts";
import { buildSpec } from "../../../src/simulator/gymnasium/build.ts";
import { readPackageFile } from "../../../src/simulator/gymnasium/fields-file.ts";
import { shippedFields, shippedFolder } from "../../../src/simulator/gymnasium/shipped.ts";
import { fitting } from "../../../src/simulator/gymnasium/state-fields.ts";
import { tasksOf } from "../../../src/simulator/gymnasium/tasks.ts";
import type { InfoEntry, Making, Probe } from "../../../src/simulator/gymnasium/types.ts";
import { specProblems } from "../../../src/simulator/spec-problems.ts";

type Told = Pick<InfoEntry, "path" | "size" | "boolean" | "length">;
type Recorded = Pick<Probe, "observation" | "action" | "actionNames" | "versions"> & {
  package: string;
  infos: readonly Told[];
  state?: readonly Told[];
};

/** What the real packages told, in the versions that stand there. */
const recorded = JSON.parse(readFileSync(new URL("fixtures/packages.json", import.meta.url), "utf8")) as Record<
  string,
  Recorded
>;

const met = (told: readonly Told[]): InfoEntry[] =>
  told.map((entry) => ({ ...entry, seen: Array.from({ length: Math.max(1, entry.size) }, () => [0, 1] as const) }));

const probeOf = ({ observation, action, actionNames, versions, package: name, infos, state }: Recorded): Probe => ({
  observation,
  action,
  actionNames,
  versions,
  package: name,
  seen: [],
  infos: met(infos),
  ...(state && {
    state: { source: { module: name, function: "state", text: "", file: "" }, entries: met(state), leftOut: [] },
  }),
  limit: 100,
  dt: null,
  threshold: null,
});

test.each(Object.entries(recorded))("%s: every name of our file is of something that it tells", (id, told) => {
  const probe = probeOf(told);
  const file = shippedFields({ package: told.package, id });
  expect(Object.keys(file.fields ?? {}).length).toBeGreaterThan(3);
  expect(fitting(file, probe)).toEqual(file);
  const making: Making = { backend: "gymnasium", id, imports: [], options: {}, timeoutSeconds: 1, bridge: 2 };
  const built = buildSpec(probe, { making, file });
  expect(specProblems(built.spec)).toEqual([]);
  const { columns } = stateLayout(built.spec);
  // What our file does not name has a name of the world's own: no number is known by its place alone.
  expect(columns.filter((name) => /^observation\.\d/.test(name))).toEqual([]);
  const { tasks } = tasksOf(built, { probe, making, file });
  expect(tasks.every(({ success }) => success !== undefined)).toBe(true);
});

test("each package's file is of a package that was looked at, and has patterns of ids", () => {
  const packages = new Set(Object.values(recorded).map(({ package: name }) => name));
  const files = readdirSync(shippedFolder).filter((name) => name.endsWith(".yaml"));
  expect(files.map((name) => name.replace(".yaml", "")).sort()).toEqual([...packages].sort());
  for (const name of files) expect(Object.keys(readPackageFile(`${shippedFolder}${name}`)).length).toBeGreaterThan(0);
});

test.each([
  ["gymnasium_robotics", "FetchReachDense-v4", "gripper.place"],
  ["gymnasium_robotics", "FetchPushDense-v4", "thing.place"],
  ["gymnasium_robotics", "HandReach-v3", undefined],
  ["nobodys_package", "World-v0", undefined],
  [undefined, "World-v0", undefined],
])("%s %s: the first pattern that an id matches", (name, id, field) => {
  const { fields } = shippedFields({ package: name, id });
  expect(fields?.["observation.achieved_goal"]?.name).toBe(field);
});
