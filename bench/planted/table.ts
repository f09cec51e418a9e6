import type { Row } from "../instrument/row.ts";
import { mean } from "../../src/core/statistics.ts";
import { taskOf } from "./programs.ts";
import type { Failing, Planted } from "./types.ts";

/** Of a program that does its task, the least share of successes with every seed; below half of them, on average, it fails. */
const DOES = 0.9;
const FAILS = 0.5;

const isFailing = (program: Planted): program is Failing => program.kind === "failing";

/** Whether the trainings bear out what the label says of success; its cause is for a reader of the figures to judge. */
export const bearsOut = (program: Planted, successes: readonly number[]): boolean => {
  const [least, most] = [Math.min(...successes), Math.max(...successes)];
  if (isFailing(program) && program.right.includes("noise")) return least < FAILS && most >= FAILS;
  if (program.kind === "sound") return least >= DOES;
  return program.kind === "honest" ? mean(successes) >= FAILS : mean(successes) < FAILS;
};

/** What a training came to, as far as a label can be held against it. */
type CameTo = { success: number; fitness: number; terminated: number };

const ends = ["fell", "ended-early"] as const;

/**
 * Whether a label may be counted, whatever a detector says of it: its trainings bear out what it says of success, and a failing one ends as
 * it says. An end by the world in most episodes is a fall or is sought, so that either must be among what is true of it, and only
 * there; and who lost what he had reached had it at some time.
 */
export const isAsLabelled = (program: Planted, trainings: readonly CameTo[]): boolean => {
  if (
    !bearsOut(
      program,
      trainings.map(({ success }) => success),
    )
  )
    return false;
  if (!isFailing(program) || program.right.includes("noise")) return true;
  const [terminated, fitness] = [
    mean(trainings.map((each) => each.terminated)),
    mean(trainings.map((each) => each.fitness)),
  ];
  const isRight = ends.some((end) => program.right.includes(end));
  const isTrue = isRight || ends.some((end) => program.also.includes(end));
  if (terminated >= FAILS ? !isTrue : isRight) return false;
  return !program.right.includes("reached-and-lost") || fitness > 0;
};

const figures = (values: readonly number[]): string =>
  values.map((value) => Number(value.toPrecision(3)).toString()).join(" ");

/** A program a line: its label, and what its trainings came to, a figure a seed. */
export const plantedMarkdown = (programs: readonly Planted[], rows: readonly Row[]): string => {
  const lines = programs.flatMap((program) => {
    const own = rows.filter(
      (row) => row.task === taskOf(program) && row.program === program.name && row.fitness !== null,
    );
    if (own.length === 0) return [];
    const of = (name: "fitness" | "success" | "length" | "return") => own.map((row) => row[name] as number);
    const label = isFailing(program) ? program.right.join(", ") : program.kind;
    const isBorneOut = isAsLabelled(
      program,
      own.map(({ success, fitness, terminated }) => ({
        success: success ?? 0,
        fitness: fitness ?? 0,
        terminated: terminated ?? 0,
      })),
    );
    const verdict = isBorneOut ? "" : "no";
    return `| ${taskOf(program)} | ${program.name} | ${label} | ${figures(of("fitness"))} | ${figures(of("success"))} | ${figures(of("length"))} | ${figures(of("return"))} | ${verdict} |`;
  });
  return [
    "| task | program | label | fitness | success | length | return | borne out |",
    "|---|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
};
