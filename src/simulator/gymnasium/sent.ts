import type { FieldsFile } from "./fields-file.ts";
import { bridgeOption } from "./reference.ts";
import type { Probe, StateSource } from "./types.ts";

/** What a person said of an environment, for another machine, which looks at the environment itself. */
export type Told = { file?: FieldsFile; source?: StateSource };

/** What of what was found out goes to another machine; our own function of a package each has. */
export const toldOf = (prepared: string, options: Readonly<Record<string, string>>): string => {
  const { file, probe } = JSON.parse(prepared) as Told & { probe: Probe };
  const isGiven = options[bridgeOption.state] !== undefined && probe.state !== undefined;
  return JSON.stringify({ file, ...(isGiven && { source: probe.state?.source }) } satisfies Told);
};

/** The same without code: for whoever runs none that is sent. */
export const withoutCode = (told: string): string =>
  JSON.stringify({ file: (JSON.parse(told) as Told).file } satisfies Told);
