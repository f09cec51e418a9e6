import { contentHash } from "../../core/hash.ts";
import { usageError } from "../../core/errors.ts";
import type { LoadedEnvironment } from "../types.ts";
import { specProblems } from "../spec-problems.ts";
import { buildSpec } from "./build.ts";
import { readFieldsFile, type FieldsFile } from "./fields-file.ts";
import { createLanes } from "./lanes.ts";
import { bridgeOption, isBridged, makingOf } from "./reference.ts";
import { tasksOf } from "./tasks.ts";
import type { Probe } from "./types.ts";
import { environmentIds, probeEnvironment } from "./worker.ts";

/** What was found out once and holds for every process of a run, as text. */
type Prepared = { probe: Probe; file: FieldsFile };

/**
 * A Python environment under its options. `prepared` is what an earlier call found out, so that another process need
 * not look again. Raises usage errors of code `bridge/…`. Blocks for a second or so while Python starts.
 */
export const openBridged = (
  text: string,
  { options, prepared }: { options: Readonly<Record<string, string>>; prepared?: string },
): LoadedEnvironment => {
  const making = makingOf(text, options);
  const known: Prepared =
    prepared === undefined
      ? { file: readFieldsFile(making.id, options[bridgeOption.fields]), probe: probeEnvironment(making) }
      : (JSON.parse(prepared) as Prepared);
  const { probe, file } = known;
  const built = buildSpec(probe, { making, file });
  const problems = specProblems(built.spec);
  if (problems.length > 0) {
    throw usageError({
      code: "bridge/bad-fields-file",
      message: `The fields of '${text}' are not valid: ${problems.join("; ")}.`,
      action: "Mend the fields file; docs/python.md shows one.",
    });
  }
  const { tasks, hidden, names, notices } = tasksOf(built, { probe, making, file });
  return {
    environment: { spec: built.spec, create: createLanes(built, { probe, making, hidden }) },
    tasks,
    path: text,
    folder: process.cwd(),
    // What random actions met is left out: ranges describe, they decide nothing.
    hash: contentHash({
      making: { ...making, timeoutSeconds: 0 },
      file,
      spaces: [probe.observation, probe.action, probe.infos.map(({ path, size, boolean }) => [path, size, boolean])],
      limits: [built.spec.maxSteps, built.spec.dt],
      versions: probe.versions,
    }),
    prepared: prepared ?? JSON.stringify(known),
    notices: [...built.notices, ...notices],
    names,
  };
};

/** What `gymnasium:` or `envpool:` has registered, after the imports. Raises `bridge/…`, also for another source. */
export const listBridged = (source: string, options: Readonly<Record<string, string>> = {}): string[] => {
  if (!isBridged(source)) {
    throw usageError({
      code: "bridge/unknown-source",
      message: `'${source}' is no list of environments.`,
      action: "Write gymnasium: or envpool:, or nothing for the built-in ones.",
    });
  }
  const making = makingOf(source.endsWith(":") ? `${source}all` : source, options);
  return environmentIds(making).map((id) => `${making.backend}:${id}`);
};
