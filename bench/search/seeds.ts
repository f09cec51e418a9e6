import { usageError } from "../../src/core/errors.ts";

/** `5` → 1 to 5, `11..13` → 11 to 13. Anything else is a usage error: a typo must not pass for no seeds at all. */
export const seedsOf = (text: string): number[] => {
  const [, start = "1", end] = /^(?:(\d+)\.\.)?(\d+)$/.exec(text) ?? [];
  const [from, to] = [Number(start), Number(end)];
  if (end === undefined || from < 1 || to < from)
    throw usageError({
      code: "bench/seeds",
      message: `--seeds '${text}' names no seeds`,
      action: "Say how many (5 is 1 to 5) or from which to which (11..13).",
    });
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
};
