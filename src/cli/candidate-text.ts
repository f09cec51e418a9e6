import type { CandidatePage } from "../app/candidate-page.ts";
import { figure, percent } from "../core/format.ts";
import { halfPageLines } from "../core/half-page-text.ts";
import { hanging } from "./hanging.ts";

/** A candidate for people: what it is, then half a page on how it did and why. */
export const candidateText = ({
  id,
  origin,
  outcome,
  fitness,
  success,
  trainings,
  diagnostics,
  page,
  source,
}: CandidatePage): string => {
  const from = origin.parents.length === 0 ? "" : ` from ${origin.parents.join(" and ")}`;
  const score = fitness === null ? "" : `, fitness ${figure(fitness)}, success ${percent(success)}`;
  const over = trainings === 0 ? "" : `, ${trainings} ${trainings === 1 ? "training" : "trainings"}`;
  return [
    `${id}: ${outcome}${score}${over}`,
    hanging("", `${origin.operator}${from}${origin.note === "" ? "" : `: ${origin.note}`}`),
    ...diagnostics.map(({ rule, line, column, message, hint }) =>
      hanging(`${line}:${column} ${rule}  `, `${message} ${hint}`),
    ),
    "",
    ...(page === null ? [] : [...halfPageLines(page).map((line) => hanging("", line)), ""]),
    source.trimEnd(),
  ].join("\n");
};
