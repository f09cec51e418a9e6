import { usageError } from "../../core/errors.ts";
import type { Backend, Making } from "./types.ts";

const reference = /^(gymnasium|envpool):(.*)$/s;

/** Is this a reference to a Python environment, `gymnasium:Hopper-v5`? */
export const isBridged = (nameOrPath: string): boolean => reference.test(nameOrPath);

/** Options of ours, beside those that become keyword arguments of `make`: no Python name starts with @. */
export const bridgeOption = { imports: "@python-import", timeout: "@python-timeout", fields: "@env-fields" } as const;

const standardTimeoutSeconds = 60;

/** `true`, `3`, `[1, 2]`, `null` and `"text"` as JSON says, anything else as it is written. */
const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** What a reference and its options ask Python for. Raises `bridge/no-id`. */
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
  return {
    backend,
    id,
    imports: (options[bridgeOption.imports] ?? "").split(",").filter((name) => name !== ""),
    options: Object.fromEntries(
      Object.entries(options).flatMap(([key, value]) => (own.has(key) ? [] : [[key, valueOf(value)]])),
    ),
    timeoutSeconds: Number(options[bridgeOption.timeout] ?? standardTimeoutSeconds),
  };
};
