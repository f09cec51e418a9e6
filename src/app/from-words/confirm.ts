import type { Names, Wanted } from "../../measure/types.ts";
import type { Person } from "../session/types.ts";
import { readSaid, type Proposal } from "./read.ts";
import { proposalText, type Shown } from "./text.ts";

/** `other`: the second measure instead. */
type Answer = { kind: "agreed" } | { kind: "other" } | { kind: "refused" } | { kind: "edited"; proposal: Proposal };

const none = "none";

/** Changes what the person changes; an empty answer leaves a line as it is. */
const edit = async (
  { fitness, success, constraints, uncovered }: Proposal,
  { person, names }: { person: Person; names: Names },
): Promise<Proposal> => {
  const problemIn = (text: string, as: Wanted): string | null => {
    const said = readSaid(text, { names, as });
    return "problem" in said ? said.problem : null;
  };
  /** What `ask` found nothing against. */
  const read = (text: string, as: Wanted): Proposal["fitness"] => {
    const said = readSaid(text, { names, as });
    return "problem" in said ? { text, words: "" } : said;
  };
  const ask = (message: string, example: string, as: Wanted) =>
    person.write({
      message,
      example,
      problem: (text) =>
        text === none && as !== "number"
          ? null
          : partsOf(text, as).reduce<string | null>((found, part) => found ?? problemIn(part, as), null),
    });
  const worth = await ask("Fitness, higher is better (empty: as it is)?", fitness.text, "number");
  const line = await ask(`Success (empty: as it is; ${none})?`, success?.text ?? none, "condition");
  const kept = await ask(
    `Constraints, with ; between them (empty: as they are; ${none})?`,
    constraints.map(({ text }) => text).join("; ") || none,
    "constraint",
  );
  return {
    fitness: worth === "" ? fitness : read(worth, "number"),
    success: line === "" ? success : line === none ? null : read(line, "condition"),
    constraints:
      kept === ""
        ? constraints
        : kept === none
          ? []
          : partsOf(kept, "constraint").map((text) => read(text, "constraint")),
    uncovered,
  };
};

/** No expression holds a semicolon. */
const partsOf = (text: string, as: Wanted): string[] =>
  as !== "constraint"
    ? [text]
    : text
        .split(";")
        .map((part) => part.trim())
        .filter((part) => part !== "");

/** Shows a measure and asks whether it is what the person meant. */
export const confirmMeasure = async (
  shown: Shown,
  { person, names }: { person: Person; names: Names },
): Promise<Answer> => {
  person.tell(proposalText(shown));
  const chosen = await person.choose({
    message: "Is this what you mean? Nothing else will be measured, and it stays as it is for the whole run.",
    options: [
      { value: "yes", label: "yes" },
      ...("unusable" in shown.second ? [] : [{ value: "other", label: "the second measure instead" }]),
      { value: "edit", label: "change it" },
      { value: "no", label: "no, end here" },
    ],
  });
  if (chosen === "edit") return { kind: "edited", proposal: await edit(shown.proposal, { person, names }) };
  return { kind: chosen === "yes" ? "agreed" : chosen === "other" ? "other" : "refused" };
};
