import { dollars, figure, percent } from "../../src/core/format.ts";
import { sum } from "../../src/core/statistics.ts";
import { isWhole, subjectKey, type Row } from "./row.ts";

const orDash = (value: number | null): string => (value === null ? "–" : figure(value));

/** `12 of 16 (75 %)` */
const shareText = (count: number, of: number): string =>
  of === 0 ? "–" : `${count} of ${of} (${percent(count / of)})`;

/** Of every search the newest row: one that had ended early may have been begun anew. */
export const latest = (rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [subjectKey(row), row])).values()];

const lineOf = (row: Row): string => {
  const { model, server, task, programs, first, accepted, refused, best, status, reason } = row;
  const stages = Object.entries(refused).map(([stage, count]) => `${stage} ${count}`);
  const score = best && `${figure(best.fitness)} (${percent(best.success)}, ${best.seeds} ${best.pool})`;
  const columns = [
    task,
    server === null ? `recorded (${model})` : `${model} at ${server}`,
    shareText(first, programs),
    shareText(accepted, programs),
    stages.join(", ") || "–",
    row.calls,
    row.inputTokens.toLocaleString("en"),
    row.outputTokens.toLocaleString("en"),
    dollars(row.usd),
    score ?? "–",
    orDash(row.human),
    orDash(row.random),
    orDash(row.normalized),
    isWhole(row) ? "whole" : [`${programs} of ${row.wanted} programs`, status, reason].filter(Boolean).join(", "),
  ];
  return `| ${columns.map((column) => String(column).replaceAll("|", "/")).join(" | ")} |`;
};

export const markdown = (rows: readonly Row[], { left }: { left: readonly string[] }): string => {
  const total = (name: "programs" | "first" | "accepted" | "usd"): number => sum(rows.map((row) => row[name]));
  const programs = total("programs");
  return [
    "| task | answered by | accepted at first try | after repairs | refused at first, by stage | calls | tokens in | tokens out | spent | best (success, seeds) | human | random | human-normalised | search |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ...rows.map(lineOf),
    "",
    `accepted at first try: ${shareText(total("first"), programs)}; after repairs: ${shareText(total("accepted"), programs)}; spent ${dollars(total("usd"))}`,
    ...(left.length === 0 ? [] : [`not run, for the money is spent: ${left.join(", ")}`]),
  ].join("\n");
};
