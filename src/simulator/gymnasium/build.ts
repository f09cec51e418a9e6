import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { actionSources, discreteActions } from "./actions.ts";
import type { FieldsFile } from "./fields-file.ts";
import { inputPlan, type Input } from "./observation.ts";
import { sourcesOf, type Source } from "./sources.ts";
import { placeFields, treeOf, type PlacedField } from "./state-fields.ts";
import { toldNotices } from "./notices.ts";
import type { Making, Probe } from "./types.ts";

/** The spec of a bridged environment and where in a row from Python, or to it, its numbers lie. */
export type Built = {
  spec: EnvironmentSpec;
  sources: Source[];
  /** Place in the row of each state column. */
  statePlaces: readonly number[];
  inputs: readonly Input[];
  /** Place in the action as Python takes it of each action column. */
  actionPlaces: readonly number[];
  /** Numbers a row, and how many of them are the observation's. */
  rowWidth: number;
  observationWidth: number;
  notices: string[];
};

/** Where an environment tells none. */
const standardLimit = 1000;

/** `gymnasium`, `ALE/Pong-v5` → `gymnasium-ale-pong-v5`. */
export const specName = ({ backend, id }: Pick<Making, "backend" | "id">): string =>
  `${backend}-${id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")}`;

const placesOf = (columns: readonly { name: string }[], placed: readonly PlacedField[]): number[] => {
  const byName = new Map(placed.map((field) => [field.path.join("."), field.places]));
  return columns.flatMap(({ name }) => byName.get(name) ?? []);
};

const isAction = (source: string): boolean => /^action\b/.test(source);

const partOf = (file: FieldsFile, wanted: (source: string) => boolean): Pick<FieldsFile, "fields" | "exclude"> => ({
  fields: Object.fromEntries(Object.entries(file.fields ?? {}).filter(([source]) => wanted(source))),
  exclude: (file.exclude ?? []).filter(wanted),
});

/**
 * What a file says of the state. Of a verdict that it gives a type alone it says that it comes, not that a reward's author is
 * to see it; the first version of the bridge took it for both.
 */
const withoutDeclarations = (
  sources: readonly Source[],
  { file, making }: { file: FieldsFile; making: Making },
): ReturnType<typeof partOf> => {
  const isDeclaration = (name: string): boolean => {
    const source = sources.find((each) => each.name === name);
    if (source?.verdict !== true || (making.bridge === undefined && source.declared === undefined)) return false;
    return Object.keys(file.fields?.[name] ?? {}).every((word) => word === "type" || word === "size");
  };
  return partOf(file, (name) => !isAction(name) && !isDeclaration(name));
};

/** Action fields are `action.<name>` to a reader already, so their own first name `action` goes. */
const actionFields = (
  sources: readonly Source[],
  { file, discrete }: { file: FieldsFile; discrete: boolean },
): PlacedField[] => {
  const { fields } = partOf(file, isAction);
  const named = (source: Source, element: number) =>
    Object.keys(fields ?? {}).some(
      (text) =>
        text === source.name ||
        text.replaceAll(/\s/g, "") === `${source.name}[${element}]` ||
        (text.startsWith(`${source.name}[`) && text.includes(":")),
    );
  // A field has one range, so elements that differ become fields of their own.
  const split = sources.flatMap((source) =>
    source.size === undefined || new Set(source.ranges.map(String)).size === 1
      ? []
      : source.ranges.flatMap((_, element) =>
          named(source, element) ? [] : [[`${source.name}[${element}]`, {}] as const],
        ),
  );
  return placeFields(sources, { fields: { ...fields, ...Object.fromEntries(split) } }).map((field) => {
    const [first, ...rest] = field.path as [string, ...string[]];
    if (first === "action" && rest.length > 0) return { ...field, path: rest };
    const standard = discrete ? "choice" : "value";
    return { ...field, path: [first.replace(/^action(?=_\d+$|$)/, standard), ...rest] };
  });
};

/** Raises usage errors for spaces that cannot be used and for a fields file that does not fit. */
export const buildSpec = (probe: Probe, { making, file }: { making: Making; file: FieldsFile }): Built => {
  const reference = `${making.backend}:${making.id}`;
  const sources = sourcesOf(probe, making);
  const inputs = inputPlan(probe.observation, { reference, leftOut: making.leaveOut ?? [] });
  const state = placeFields(sources, withoutDeclarations(sources, { file, making }), {
    apart: making.bridge !== undefined,
  });
  const actions = actionSources(probe.action, reference);
  const action = actionFields(actions.sources, { file, discrete: actions.discrete });
  const names = file.actions ?? probe.actionNames;
  const control = actions.discrete
    ? { kind: "discrete" as const, actions: discreteActions(probe.action, { names, reference }) }
    : { kind: "continuous" as const };
  const limit = file.maxSteps ?? probe.limit;
  const given: EnvironmentSpec = {
    name: specName(making),
    summary:
      file.summary ??
      `The Python environment ${making.id}, stepped through ${making.backend === "envpool" ? "EnvPool" : "Gymnasium"}.`,
    state: treeOf(state),
    action: treeOf(action),
    control,
    observation: { labels: inputs.map(({ label }) => label) },
    dt: file.dt ?? probe.dt ?? 1,
    maxSteps: limit ?? standardLimit,
    termination: file.termination ?? "the environment's own rules.",
  };
  const actionPlaces = placesOf(actionLayout(given).entries, action);
  const spec = control.kind === "discrete" ? { ...given, control: reordered(control, actionPlaces) } : given;
  const skipped = probe.observation.filter(({ kind }) => kind === "other");
  return {
    spec,
    sources,
    statePlaces: placesOf(stateLayout(spec).entries, state),
    inputs,
    actionPlaces,
    rowWidth: sources.reduce((sum, { size }) => sum + (size ?? 1), 0),
    observationWidth: sources
      .filter(({ from }) => from === "observation")
      .reduce((sum, { size }) => sum + (size ?? 1), 0),
    notices: [
      ...skipped.map(
        ({ path, space }) =>
          `the observation '${path.join(".") || "observation"}' of '${reference}' is left out: ${space} holds no numbers`,
      ),
      ...actions.notices,
      ...toldNotices(probe, { making }),
      ...(probe.end?.met === false
        ? [
            `no episode of '${reference}' ended within ${probe.end.steps} steps with random actions${probe.end.slow ? ", for which a first look has time" : ""}: what its info tells at an end alone was not met. A fields file can declare it (fields: { info.is_success: { type: boolean } }).`,
          ]
        : []),
      ...(limit === null
        ? [
            `'${reference}' tells no time limit; its episodes end after ${standardLimit} steps at the latest. A fields file (maxSteps) or --env-option max_episode_steps=N sets another.`,
          ]
        : []),
    ],
  };
};

/** Values of each action in the order of the action's columns. */
const reordered = (
  control: Extract<EnvironmentSpec["control"], { kind: "discrete" }>,
  places: readonly number[],
): EnvironmentSpec["control"] => ({
  kind: "discrete",
  actions: control.actions.map(({ label, values }) => ({
    label,
    values: places.map((place) => values[place] as number),
  })),
});
