import type { Brief } from "../../core/brief.ts";
import { formatNumber } from "../../core/format.ts";
import type { Beside, SeenMark } from "../../core/mark.ts";
import { steeringText } from "../../core/steering.ts";
import { delimit } from "./delimit.ts";

/** Shown of the latest: earlier ones are about programs that were left behind. */
const limits = { marks: 6, text: 300, fields: 6 };

const pair = ({ within, outside }: Beside): string =>
  `${formatNumber(within)} in the stretch${outside === null ? "" : `, ${formatNumber(outside)} in the rest of the episode`}`;

const seenSection = ({ mark, first, last, terms, fields, episode }: SeenMark): string => {
  const [apart, whole] = [fields.filter((field) => field.apart !== 0), first === 0 && last === episode.length];
  return [
    delimit(steeringText(mark), { tag: "mark", limit: limits.text }),
    "",
    `The stretch is ${whole ? `the whole episode of ${last} steps` : `steps ${first} to ${last} of ${episode.length}`}. Terms, unweighted, mean per step:`,
    "",
    ...terms.map((term) => `- ${term.name} × ${formatNumber(term.weight)}: ${pair(term)}`),
    ...(apart.length === 0
      ? []
      : [
          "",
          "What tells the stretch from the rest most, mean per step:",
          "",
          ...apart.slice(0, limits.fields).map((field) => `- ${field.name}: ${pair(field)}`),
        ]),
  ].join("\n");
};

/**
 * Stretches that the person marked with the terms that were active there (Fine-Grained RLHF, Wu et al. 2023); empty
 * where there are none.
 */
export const marksSection = ({ marks = [] }: Pick<Brief, "marks">): string => {
  if (marks.length === 0) return "";
  const shown = marks.slice(-limits.marks);
  const left = marks.length - shown.length;
  return [
    "# Stretches that the person marked",
    "",
    "Of the episode that they watched of a program's agent, with what went on there beside the rest of that episode. A term that pays more in a stretch that is not good than elsewhere pays for what they object to: lower, bound or change it. Where no term tells the stretch from the rest, add one that does. Keep what pays for a good one.",
    ...(left === 0 ? [] : ["", `(${left} earlier ${left === 1 ? "mark is" : "marks are"} left out.)`]),
    ...shown.flatMap((mark) => ["", seenSection(mark)]),
  ].join("\n");
};
