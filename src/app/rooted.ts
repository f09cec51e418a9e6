import { resolve } from "node:path";
import { isBridged, rootedState } from "../simulator/gymnasium/reference.ts";
import { looksLikePath } from "../simulator/registry.ts";
import type { RunConfig } from "./config.ts";

/**
 * Options with every path written from the root: a run is gone on with, and made again by the command of its report, from
 * whatever folder somebody stands in.
 */
export const rooted = <Config extends RunConfig>(config: Config): Config => {
  const { env } = config;
  const files = (["fitness", "env-fields", "state", "prices", "record", "replay"] as const).flatMap((name) =>
    config[name] === undefined ? [] : [[name, resolve(config[name])] as const],
  );
  return {
    ...config,
    env: looksLikePath(env) && !isBridged(env) ? resolve(env) : env,
    ...(config.trainer !== undefined && { trainerFolder: config.trainerFolder ?? process.cwd() }),
    ...Object.fromEntries(files),
    ...(config["python-state"] !== undefined && { "python-state": rootedState(config["python-state"]) }),
  };
};
