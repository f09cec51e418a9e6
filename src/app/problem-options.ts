import { bridgeOption } from "../simulator/gymnasium/reference.ts";
import type { RunConfig } from "./config.ts";

/** `["k=v"]` → `{ k: "v" }`. */
export const environmentOptions = (pairs: readonly string[]): Record<string, string> =>
  Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));

/** The options of an environment as it gets them, with what the bridge to Python must know. */
export const problemOptions = (
  config: Pick<RunConfig, "env-option" | "python-import" | "python-timeout" | "env-fields">,
): Record<string, string> => {
  const { "python-timeout": timeout, "env-fields": fields } = config;
  const imports = config["python-import"];
  return {
    ...environmentOptions(config["env-option"]),
    ...(imports.length === 0 ? {} : { [bridgeOption.imports]: imports.join(",") }),
    ...(timeout === undefined ? {} : { [bridgeOption.timeout]: String(timeout) }),
    ...(fields === undefined ? {} : { [bridgeOption.fields]: fields }),
  };
};
