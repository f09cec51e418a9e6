import type { Brief, Lesson } from "../../core/brief.ts";
import { formatNumber } from "../../core/format.ts";
import { preferredText } from "../../core/preferred.ts";

const weightsOf = ({ candidate: { reward } }: Lesson): Record<string, number> => reward?.weights ?? {};

/** Terms that only one has, and weights that differ, a line each. */
const differences = (best: Lesson, worst: Lesson): string[] => {
  const [liked, disliked] = [weightsOf(best), weightsOf(worst)];
  return [...new Set([...Object.keys(liked), ...Object.keys(disliked)])].flatMap((name) => {
    const [one, other] = [liked[name], disliked[name]];
    if (one === other) return [];
    if (other === undefined) return [`- only the preferred one has the term ${name}`];
    if (one === undefined) return [`- only the one liked least has the term ${name}`];
    return [`- ${name} has the weight ${formatNumber(one)} in the preferred one, ${formatNumber(other)} in the other`];
  });
};

/**
 * What the person's comparisons come to, with the program that is liked most and the one that is liked least (ICPL, Yu
 * et al. 2024); empty where nobody compared. `shown`: whose code stands elsewhere in the prompt.
 */
export const preferredSection = (
  { preferred, archive }: Pick<Brief, "preferred" | "archive">,
  { codeOf, shown }: { codeOf: (lesson: Lesson) => string; shown: ReadonlySet<string> },
): string => {
  if (preferred === undefined) return "";
  const find = (id: string | null) => archive.find(({ candidate }) => candidate.id === id);
  const [best, worst] = [find(preferred.best), find(preferred.worst)];
  const program = (title: string, lesson: Lesson | undefined): string[] =>
    lesson === undefined || shown.has(lesson.candidate.id)
      ? []
      : ["", `${title} (${lesson.candidate.id}):`, "", codeOf(lesson)];
  const told = best && worst && best !== worst ? differences(best, worst) : [];
  return [
    "# What the person prefers to see",
    "",
    `On watching what they do: ${preferredText({ ...preferred, ask: null })}. Keep what makes the preferred one so, avoid what the other does.`,
    ...program("The preferred program", best),
    ...(best === worst ? [] : program("The program that is liked least", worst)),
    ...(told.length === 0 ? [] : ["", "Between the two:", "", ...told]),
  ].join("\n");
};
