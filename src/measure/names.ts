import type { Episode } from "../core/episode.ts";
import { actionLayout, stateLayout, type FieldEntry } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { parseUnit, type Unit } from "../core/units.ts";
import type { Names, Quantity } from "./types.ts";

/** A phrase longer than this is not put into a sentence: the name is shorter. */
const longestPhrase = 60;

/** Null for a unit that is said not to be known. */
const unitOf = (text: string): Unit | null => (/^(?:unknown|\?|)$/.test(text.trim()) ? null : parseUnit(text));

const lowered = (text: string): string => text.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());

/** "leftFoot" → "left foot" */
const spaced = (name: string): string => name.replaceAll(/(?<=\p{Ll})(?=\p{Lu})|_/gu, " ").toLowerCase();

/**
 * The first clause of a field's description as a part of a sentence, with the thing it is of: "Horizontal position,
 * growing forwards" of torso.x → "horizontal position of the torso"; the name where there is none or a long one. Of a
 * condition a sentence.
 */
const phraseOf = ({ name, path, field }: Pick<FieldEntry, "name" | "path" | "field">): string => {
  const isCondition = field.type === "boolean";
  const clause = (field.description.split(/[,;:(]|\.(?:\s|$)/)[0] ?? "").trim();
  if (clause === "" || clause.length > longestPhrase) return isCondition ? `${name} is true` : name;
  if (isCondition) return /^(?:the|an?) /i.test(clause) ? lowered(clause) : `${name} is true`;
  const phrase = lowered(clause.replace(/^(?:the|an?) /i, ""));
  const group = path.length < 2 ? undefined : spaced(path.at(-2) as string);
  return group === undefined || phrase.toLowerCase().includes(group) ? phrase : `${phrase} of the ${group}`;
};

type Reader = (episode: Episode, moment: number) => unknown;

const memberOf = (view: unknown, path: readonly string[]): unknown => {
  let inner = view;
  for (const name of path) inner = (inner as Record<string, unknown>)[name];
  return inner;
};

/** A field, and each element of a vector under its name (`torque.thigh`) and its place (`torque[0]`). */
const quantitiesOf = (entry: FieldEntry, { prefix, read }: { prefix: string; read: Reader }): Quantity[] => {
  const { field, size } = entry;
  const isVector = field.size !== undefined;
  const name = `${prefix}${entry.name}`;
  const whole: Quantity = {
    name,
    words: phraseOf(entry),
    unit: unitOf(field.unit),
    kind: field.type === "boolean" ? "condition" : "number",
    size: isVector ? size : null,
    elements: field.elements,
    periodic: field.periodic === true,
    read: isVector
      ? (episode, moment, element) => Number((read(episode, moment) as readonly number[] | undefined)?.[element] ?? 0)
      : (episode, moment) => Number(read(episode, moment) ?? 0),
  };
  if (!isVector) return [whole];
  const elements = Array.from({ length: size }, (_, place): Quantity[] => {
    const named = field.elements?.[place];
    const element: Quantity = {
      ...whole,
      name: `${name}[${place}]`,
      words: `${whole.words} (${named ?? `element ${place}`})`,
      size: null,
      elements: undefined,
      read: (episode, moment) => whole.read(episode, moment, place),
    };
    const hasName = named !== undefined && /^[A-Za-z_]\w*$/.test(named);
    return hasName ? [{ ...element, name: `${name}.${named}` }, element] : [element];
  });
  return [whole, ...elements.flat()];
};

/** The step that led to a moment; the start has the first step's. */
const stepAt = (moment: number): number => Math.max(0, moment - 1);

/** What an environment tells beside the state; nothing is known of its unit. */
export const hiddenQuantity = (name: string): Quantity => ({
  name,
  words: name,
  unit: null,
  kind: "number",
  size: null,
  periodic: false,
  read: (episode, moment) => (episode.length === 0 ? 0 : (episode.hidden?.(stepAt(moment))[name] ?? 0)),
});

/** Names by themselves where two fields would have the same words. */
const unambiguous = (quantities: readonly Quantity[]): Quantity[] => {
  const owners = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const { name, words } of quantities.filter(({ name }) => !name.endsWith("]"))) {
    if (owners.has(words)) doubtful.add(words);
    owners.set(words, name);
  }
  return quantities.map((quantity) =>
    doubtful.has(quantity.words) ? { ...quantity, words: quantity.name } : quantity,
  );
};

/**
 * State fields by their names, actions as `action.torque`, and hidden channels by theirs; what comes first is meant.
 */
export const namesOf = (
  spec: Pick<EnvironmentSpec, "state" | "action">,
  { hidden = [] }: { hidden?: readonly string[] } = {},
): Names => {
  const state = stateLayout(spec).entries.flatMap((entry) =>
    quantitiesOf(entry, { prefix: "", read: (episode, moment) => memberOf(episode.state(moment), entry.path) }),
  );
  const actions = actionLayout(spec).entries.flatMap((entry) =>
    quantitiesOf(entry, {
      prefix: "action.",
      read: (episode, moment) =>
        episode.length === 0 ? undefined : memberOf(episode.action(stepAt(moment)), entry.path),
    }),
  );
  const byName = new Map<string, Quantity>();
  for (const quantity of unambiguous([...state, ...actions, ...hidden.map(hiddenQuantity)]))
    if (!byName.has(quantity.name)) byName.set(quantity.name, quantity);
  const isOtherSpelling = (name: string): boolean =>
    name.endsWith("]") && byName.get(name.slice(0, name.indexOf("[")))?.elements !== undefined;
  return {
    find: (name) => byName.get(name),
    known: [...byName.keys()].filter((name) => !isOtherSpelling(name)),
  };
};
