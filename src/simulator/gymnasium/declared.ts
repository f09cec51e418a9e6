import { nearestNames } from "../../core/nearest.ts";
import type { FieldsFile } from "./fields-file.ts";
import { identifierOf } from "./sources.ts";
import type { InfoEntry, Probe } from "./types.ts";

const nameOf = ({ path }: Pick<InfoEntry, "path">): string => ["info", ...path.map(identifierOf)].join(".");

/** `info.arm.goal[1]` → `info.arm.goal`; undefined for what is no entry of info. */
const entryIn = (text: string): string | undefined => /^info(\.[A-Za-z_]\w*)+(?=$|\[)/.exec(text.trim())?.[0];

/**
 * Entries of `info` that a fields file names and that the first look did not meet: told only when something is done, or
 * at an episode's end. They are 0 until the environment tells them. A key that another name stands for is none of these.
 */
export const withDeclared = (probe: Probe, { fields = {} }: FieldsFile): { probe: Probe; notices: string[] } => {
  const met = new Set(probe.infos.map(nameOf));
  const declared = new Map<string, InfoEntry>();
  for (const [text, { type, size = 0 }] of Object.entries(fields)) {
    const name = entryIn(text);
    if (name === undefined || met.has(name)) continue;
    const entry: InfoEntry = declared.get(name) ?? {
      path: name.split(".").slice(1),
      size,
      boolean: type === "boolean",
      seen: Array.from({ length: Math.max(1, size) }, () => null),
      declared: true,
    };
    declared.set(name, entry);
  }
  const notices = [...declared.keys()].map((name) => {
    const [near] = nearestNames(name, { known: [...met] });
    const guess = near === undefined ? "" : ` It is not '${near}'? That one was met.`;
    return `'${name}' was met in no step of a first look: it is 0 until the environment tells it.${guess}`;
  });
  return { probe: { ...probe, infos: [...probe.infos, ...declared.values()] }, notices };
};
