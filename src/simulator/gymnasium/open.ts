import { contentHash } from "../../core/hash.ts";
import { usageError } from "../../core/errors.ts";
import type { LoadedEnvironment } from "../types.ts";
import { specProblems } from "../spec-problems.ts";
import { buildSpec } from "./build.ts";
import { withDeclared } from "./declared.ts";
import { readFieldsFile, type FieldsFile } from "./fields-file.ts";
import { replayFrames } from "./frames.ts";
import { createLanes } from "./lanes.ts";
import { bridgeOption, isBridged, lookingOf, makingOf } from "./reference.ts";
import { tasksOf } from "./tasks.ts";
import type { Told } from "./sent.ts";
import { shippedFields } from "./shipped.ts";
import { fitting } from "./state-fields.ts";
import type { InfoEntry, Making, Probe } from "./types.ts";
import { environmentIds, probeEnvironment } from "./worker.ts";

const toldShape = (entries: readonly InfoEntry[]) =>
  entries.map(({ path, size, boolean, length }) => [path, size, boolean, ...(length ? ["length"] : [])]);

/** What was found out once and holds for every process of a run, as text. */
type Prepared = Told & { probe: Probe; file: FieldsFile; notices?: string[] };

/** A key of the person's file stands for the whole key of ours, of which only what fits this world counts. */
const lookAt = (
  asking: Making,
  { options, told }: { options: Readonly<Record<string, string>>; told: Told },
): Prepared => {
  const { source, file: sent } = told;
  const asked = asking.state && source ? { ...asking, state: { ...asking.state, source } } : asking;
  const own = sent ?? readFieldsFile(asked.id, options[bridgeOption.fields]);
  const probe = probeEnvironment(lookingOf(asked, own));
  if (asked.bridge === undefined) return { file: own, ...withDeclared(probe, own) };
  const ours = fitting(shippedFields({ package: probe.package, id: asked.id }), probe);
  const file = { ...ours, ...own };
  const declared = withDeclared(probe, file);
  const isOurs = Object.keys(ours).some((key) => file[key as keyof FieldsFile] === ours[key as keyof FieldsFile]);
  const notice = `what '${asked.backend}:${asked.id}' tells has the names of a fields file that comes with rewardsmith, ${probe.package}.yaml (docs/python.md)`;
  return { file, ...declared, notices: [...(isOurs ? [notice] : []), ...declared.notices] };
};

/**
 * A Python environment under its options. `prepared` is what an earlier call found out, so that another process need
 * not look again, or what a person said of it on another machine (`toldOf`). Raises usage errors of code `bridge/…`. Blocks for a second or so while Python starts.
 */
export const openBridged = (
  text: string,
  { options, prepared }: { options: Readonly<Record<string, string>>; prepared?: string },
): LoadedEnvironment => {
  const asked = makingOf(text, options);
  const before = prepared === undefined ? {} : (JSON.parse(prepared) as Told & Partial<Prepared>);
  const known: Prepared = before.probe === undefined ? lookAt(asked, { options, told: before }) : (before as Prepared);
  const { probe, file } = known;
  const making = lookingOf(asked, file);
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
  const bridged = { probe, making, hidden };
  return {
    environment: {
      spec: built.spec,
      create: createLanes(built, bridged),
      // EnvPool steps in its own code and draws nothing.
      ...(making.backend === "gymnasium" && { frames: (episode) => replayFrames(episode, { built, bridged }) }),
    },
    tasks,
    path: text,
    folder: process.cwd(),
    // What random actions met is left out: ranges describe, they decide nothing.
    hash: contentHash({
      // Of the state function its text counts, wherever the file lies.
      making: { ...making, timeoutSeconds: 0, state: undefined },
      ...(probe.state && { state: [probe.state.source.function, probe.state.source.text] }),
      file,
      spaces: [
        probe.observation,
        probe.action,
        toldShape(probe.infos),
        ...(probe.state ? [toldShape(probe.state.entries)] : []),
      ],
      ...(probe.seeding && { seeding: probe.seeding }),
      limits: [built.spec.maxSteps, built.spec.dt],
      versions: probe.versions,
    }),
    prepared: before.probe === undefined ? JSON.stringify(known) : prepared,
    notices: [...(known.notices ?? []), ...built.notices, ...notices],
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
