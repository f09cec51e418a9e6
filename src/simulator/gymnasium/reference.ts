import { resolve } from "node:path";
import { usageError } from "../../core/errors.ts";
import type { FieldsFile } from "./fields-file.ts";
import type { Backend, Making, StateSource } from "./types.ts";

const reference = /^(gymnasium|envpool):(.*)$/s;

/** Is this a reference to a Python environment, `gymnasium:Hopper-v5`? */
export const isBridged = (nameOrPath: string): boolean => reference.test(nameOrPath);

/** Options of ours, beside those that become keyword arguments of `make`: no Python name starts with @. */
export const bridgeOption = {
  imports: "@python-import",
  timeout: "@python-timeout",
  fields: "@env-fields",
  state: "@python-state",
  /** The state function's file as a run began with it, as JSON. */
  stateSource: "@python-state-source",
  leaveOut: "@env-leave-out",
  version: "@bridge",
} as const;

/**
 * What a Python world becomes: since 2 it is looked at to an episode's end, more verdicts are kept from rewards, and its
 * standard measure is success. A run goes on under the version that it began with; the first says none.
 */
export const bridgeVersion = 2 as const;

const standardTimeoutSeconds = 60;

/** `true`, `3`, `[1, 2]`, `null` and `"text"` as JSON says, anything else as it is written. */
const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** `FILE.py:FUNCTION` with the file's path from the root; a module stays what it is called. */
export const rootedState = (text: string): string => {
  const [, file, name] = /^(.+\.py):(\w+)$/s.exec(text) ?? [];
  return file === undefined ? text : `${resolve(file)}:${name}`;
};

/** What a reference and its options ask Python for. Raises `bridge/no-id`, `bridge/state-function`. */
export const makingOf = (text: string, options: Readonly<Record<string, string>>): Making => {
  const [, backend, id] = reference.exec(text) as unknown as [string, Backend, string];
  if (id === "") {
    throw usageError({
      code: "bridge/no-id",
      message: `'${text}' names no environment.`,
      action: `Write the id behind it, as in ${backend}:CartPole-v1.`,
    });
  }
  const own = new Set<string>(Object.values(bridgeOption));
  const state = options[bridgeOption.state];
  const source = options[bridgeOption.stateSource];
  if (backend === "envpool" && state !== undefined && state !== "none") {
    throw usageError({
      code: "bridge/state-function",
      message: `--python-state ${state}: '${text}' is stepped in EnvPool's own code, where no Python function can read.`,
      action: "Leave --python-state out, or give the same world by gymnasium:ID.",
    });
  }
  const leaveOut = (options[bridgeOption.leaveOut] ?? "").split(",").filter((name) => name !== "");
  return {
    backend,
    id,
    imports: (options[bridgeOption.imports] ?? "").split(",").filter((name) => name !== ""),
    options: Object.fromEntries(
      Object.entries(options).flatMap(([key, value]) => (own.has(key) ? [] : [[key, valueOf(value)]])),
    ),
    timeoutSeconds: Number(options[bridgeOption.timeout] ?? standardTimeoutSeconds),
    ...(state !== undefined && {
      state: { reference: state, ...(source !== undefined && { source: JSON.parse(source) as StateSource }) },
    }),
    ...(leaveOut.length > 0 && { leaveOut }),
    ...(options[bridgeOption.version] === String(bridgeVersion) && { bridge: bridgeVersion }),
  };
};

/** What is left out is a matter of the options and of the fields file. */
export const lookingOf = (asked: Making, { leaveOut = [] }: FieldsFile): Making => {
  const parts = [...new Set([...(asked.leaveOut ?? []), ...leaveOut])];
  return parts.length === 0 ? asked : { ...asked, leaveOut: parts };
};
