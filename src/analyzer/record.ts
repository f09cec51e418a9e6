import type { Reading, TermReading } from "./reading.ts";

/**
 * Pays a record, or for having been there, in each step after it: it rises in episodes and never falls, whoever plays them, but where the
 * world ends one.
 */
export const isRecord = ({ name, meaning }: TermReading, { everybody }: Reading): boolean => {
  // By the clock alone anything rises.
  if (meaning?.columns.size === 0) return false;
  const changes = everybody.flatMap(({ terms, ending }) => {
    const values = terms?.[name] ?? [];
    const lasting = ending === "terminated" ? values.slice(0, -1) : values;
    return lasting.slice(1).map((value, place) => value - (lasting[place] as number));
  });
  return changes.some((change) => change > 0) && changes.every((change) => change >= 0);
};
