import { canonicalJson, contentHash } from "../../core/hash.ts";
import { defaults, resolveConfig, type RunConfig } from "../config.ts";
import { decisionsOf } from "./identity.ts";
import { valueOptions } from "./schema.ts";

/** A name that is the same whenever the same run is asked for, over whatever seeds. */
const nameOf = (config: RunConfig): string => {
  const { seed: _, ...decided } = decisionsOf(config);
  const words = `${config.env}-${config.task ?? config.strategy}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return `${words.replaceAll(/^-+|-+$/g, "").slice(-40)}-${contentHash(decided).slice(0, 6)}`.replace(/^-+/, "");
};

/**
 * `run --seeds`: the one cell of a batch. `config`: as it was resolved for a single run. `variables`: those that the batch
 * will be planned with, over which a flag wins here too where it says the default.
 */
export const batchOverSeeds = (
  config: RunConfig,
  { seeds, variables }: { seeds: unknown; variables: Record<string, string | undefined> },
): unknown => {
  const unsaid = [defaults(), resolveConfig({ flags: { env: config.env }, variables })] as Record<string, unknown>[];
  const said = Object.entries(config).filter(
    ([name, value]) =>
      name in valueOptions &&
      name !== "seed" &&
      // What it dialled stands there in numbers, beside which it would speak again.
      name !== "effort" &&
      value !== undefined &&
      unsaid.some((other) => canonicalJson(value) !== canonicalJson(other[name] ?? null)),
  );
  return { name: nameOf(config), defaults: Object.fromEntries(said), matrix: { seed: seeds } };
};
