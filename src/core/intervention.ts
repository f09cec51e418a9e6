import type { Constraint, Wish } from "./constraint.ts";
import { isSteering, longestText, readSteering, steeringKinds, steeringText, type Steering } from "./steering.ts";

/**
 * What a person did between two generations, recorded once and heeded from the next generation on. More kinds join here
 * with their effect; a reader that meets one it does not know names it and leaves it alone.
 */
export type Intervention =
  /** Told to the designer in the person's words. */
  | { kind: "note"; text: string }
  /**
   * Kept by every reward from now on; earlier candidates are looked at again. `meaning`: in plain words, once it was
   * read.
   */
  | ({ kind: "constraint" } & Omit<Constraint, "meaning"> & Partial<Pick<Constraint, "meaning">>)
  | ({ kind: "wish" } & Wish)
  /** A constraint by its expression or the words that it was made of, or a wish by its words, that no longer holds. */
  | { kind: "lift"; text: string }
  | Steering;

/** What a person or a page asks of a run that another process carries out. */
export type InboxMessage =
  | { kind: "intervention"; intervention: Intervention }
  /** End the search now, resumable, as an interrupt does. */
  | { kind: "stop" };

/** What was asked from the start and since then, and was not lifted. */
export const withLater = (
  { constraints, wishes }: { constraints: readonly Constraint[]; wishes: readonly Wish[] },
  interventions: readonly Intervention[],
): { constraints: Constraint[]; wishes: Wish[] } => {
  const known = new Map(constraints.map((constraint) => [constraint.expression, constraint]));
  let wished = [...wishes];
  for (const each of interventions) {
    if (each.kind === "constraint" && !known.has(each.expression)) known.set(each.expression, readConstraint(each));
    // What a condition was made of stands with it.
    if (each.kind === "constraint") wished = wished.filter(({ text }) => text !== each.words);
    if (each.kind === "wish") wished.push({ text: each.text });
    if (each.kind !== "lift") continue;
    for (const [expression, { words }] of known)
      if (expression === each.text || words === each.text) known.delete(expression);
    wished = wished.filter(({ text }) => text !== each.text);
  }
  return { constraints: [...known.values()], wishes: wished };
};

export const readConstraint = ({
  expression,
  meaning = expression,
  words,
  unguided,
}: Omit<Extract<Intervention, { kind: "constraint" }>, "kind">): Constraint => ({
  expression,
  meaning,
  ...(words !== undefined && { words }),
  ...(unguided && { unguided }),
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The message in a parsed JSON document, or what is wrong with it in a sentence. */
export const readInboxMessage = (document: unknown): InboxMessage | { problem: string } => {
  if (!isObject(document)) return { problem: "it is not a JSON object" };
  if (document["kind"] === "stop") return { kind: "stop" };
  if (document["kind"] !== "intervention")
    return { problem: `its kind ${JSON.stringify(document["kind"])} is neither "intervention" nor "stop"` };
  const { intervention } = document;
  const kind = isObject(intervention) ? intervention["kind"] : undefined;
  const steers = steeringKinds.find((known) => known === kind);
  if (isObject(intervention) && steers !== undefined) {
    const read = readSteering({ ...intervention, kind: steers });
    return "problem" in read ? read : { kind: "intervention", intervention: read };
  }
  if (!isObject(intervention) || (kind !== "note" && kind !== "wish" && kind !== "lift" && kind !== "constraint"))
    return {
      problem: `it holds no intervention of a known kind (note, constraint, wish, lift, ${steeringKinds.join(", ")})`,
    };
  const name = kind === "constraint" ? "expression" : "text";
  const { [name]: text, words } = intervention;
  if (typeof text !== "string" || text.trim() === "") return { problem: `its ${kind} has no ${name}` };
  if (text.length > longestText) return { problem: `its ${kind} is longer than ${longestText} characters` };
  if (kind !== "constraint") return { kind: "intervention", intervention: { kind, text } };
  if (words !== undefined && (typeof words !== "string" || words.length > longestText))
    return { problem: `its words are no text of at most ${longestText} characters` };
  return { kind: "intervention", intervention: { kind, expression: text, ...(words !== undefined && { words }) } };
};

/** In a sentence. */
export const interventionText = (intervention: Intervention): string => {
  if (isSteering(intervention)) return steeringText(intervention);
  if (intervention.kind === "lift") return `lifted: ${intervention.text.trim()}`;
  if (intervention.kind !== "constraint") return intervention.text.trim();
  const { words, meaning, expression } = intervention;
  const said = words ?? meaning;
  return `constraint: ${said === undefined ? expression : `${said} (${expression})`}`;
};
