import { figures, percent } from "../../core/format.ts";
import type { FromWords } from "../../core/measured-words.ts";
import { secondText } from "../../core/measured-words-text.ts";
import type { Proposal } from "./read.ts";
import { groupsOf, type Tried } from "./trial.ts";

/** A measure with what it came to, as a person is asked to confirm it. */
export type Shown = { proposal: Proposal; episodes: readonly Tried[]; second: FromWords["second"] };

const indented = (texts: readonly string[]): string[] => texts.map((text) => `  ${text}`);

const keptIn = (episodes: readonly Tried[], index: number): string =>
  `kept in ${episodes.filter(({ kept }) => kept[index]).length} of ${episodes.length} trial episodes`;

const table = (groups: FromWords["tried"]): string[] => {
  const fitness = figures(groups.map((group) => group.fitness));
  const widest = Math.max(...fitness.map(({ length }) => length));
  return groups.map(({ name, episodes, success }, index) => {
    const succeeds = success === null ? "" : `, success ${percent(success)}`;
    return `${(fitness[index] as string).padStart(widest)}  ${name} (${episodes} episode${episodes === 1 ? "" : "s"}${succeeds})`;
  });
};

/** What the measure says, what it does not, what it comes to, and what a second one says. */
export const proposalText = ({ proposal, episodes, second }: Shown): string => {
  const { fitness, success, constraints, uncovered } = proposal;
  const tried = groupsOf(episodes);
  return [
    "your words, as they would be measured:",
    ...indented([
      `fitness: ${fitness.words}`,
      `  ${fitness.text}`,
      ...(success === null ? ["success: no line is drawn"] : [`success: ${success.words}`, `  ${success.text}`]),
      ...constraints.flatMap(({ words, text }, index) => [
        `constraint: ${words} (${keptIn(episodes, index)})`,
        `  ${text}`,
      ]),
      uncovered.length === 0 ? "not covered: nothing, it says" : `not covered: ${uncovered.join("; ")}`,
    ]),
    `what it comes to on ${episodes.length} trial episodes (mean fitness):`,
    ...indented(table(tried)),
    ...secondText({ second, tried }),
  ].join("\n");
};
