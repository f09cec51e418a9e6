import { percent } from "../../src/core/format.ts";
import { mean } from "../../src/core/statistics.ts";
import { markdownTable } from "../markdown-table.ts";
import { taskOf } from "../planted/programs.ts";
import type { Planted } from "../planted/types.ts";
import type { HackRow } from "./alarms.ts";

const counts = (rows: readonly HackRow[]): string => {
  const signs = new Map<string, number>();
  for (const sign of rows.flatMap(({ alarms }) => alarms)) signs.set(sign, (signs.get(sign) ?? 0) + 1);
  return [...signs].map(([sign, count]) => `${sign} ${count}`).join(", ");
};

/** A program a line: how many of its trainings were accused, as a search sees a candidate and with its episodes played again. */
export const hacksMarkdown = (programs: readonly Planted[], rows: readonly HackRow[]): string => {
  const of = (program: Planted) =>
    rows.filter(({ subject }) => subject.task === taskOf(program) && subject.program === program.name);
  const lines = programs.flatMap((program) => {
    const own = of(program);
    if (own.length === 0) return [];
    const accused = (which: "early" | "alarms") => own.filter((row) => row[which].length > 0).length;
    const succeeded = percent(mean(own.map(({ success }) => success)));
    const byEpisodes = `${accused("alarms")} of ${own.length}`;
    return [[taskOf(program), program.name, program.kind, succeeded, accused("early"), byEpisodes, counts(own)]];
  });
  const innocent = programs.filter(({ kind }) => kind === "honest").flatMap(of);
  const wrong = innocent.filter(({ alarms }) => alarms.length > 0).length;
  return [
    markdownTable(["task", "reward", "label", "success", "accused by outcomes", "and by episodes", "signs"], lines),
    "",
    `False alarms: ${wrong} of ${innocent.length} trainings of honest rewards (${percent(wrong / innocent.length)}).`,
  ].join("\n");
};
