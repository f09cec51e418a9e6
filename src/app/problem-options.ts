import { bridgeOption, bridgeVersion, isBridged } from "../simulator/gymnasium/reference.ts";
import type { RunConfig } from "./config.ts";

/** `["k=v"]` → `{ k: "v" }`. */
export const environmentOptions = (pairs: readonly string[]): Record<string, string> =>
  Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));

/** The options of an environment as it gets them, with what the bridge to Python must know. */
export const problemOptions = (
  config: Pick<RunConfig, "env" | "bridge" | "env-option" | "python-import" | "python-timeout" | "env-fields"> &
    Partial<Pick<RunConfig, "python-state" | "stateSource" | "env-leave-out">>,
): Record<string, string> => {
  const { "python-timeout": timeout, "env-fields": fields } = config;
  const imports = config["python-import"];
  const { "python-state": state, stateSource, "env-leave-out": leftOut = [] } = config;
  return {
    ...environmentOptions(config["env-option"]),
    ...(imports.length === 0 ? {} : { [bridgeOption.imports]: imports.join(",") }),
    ...(timeout === undefined ? {} : { [bridgeOption.timeout]: String(timeout) }),
    ...(fields === undefined ? {} : { [bridgeOption.fields]: fields }),
    ...(state === undefined ? {} : { [bridgeOption.state]: state }),
    ...(stateSource === undefined ? {} : { [bridgeOption.stateSource]: JSON.stringify(stateSource) }),
    ...(leftOut.length === 0 ? {} : { [bridgeOption.leaveOut]: leftOut.join(",") }),
    ...(isBridged(config.env) && config.bridge !== 1 ? { [bridgeOption.version]: String(bridgeVersion) } : {}),
  };
};
