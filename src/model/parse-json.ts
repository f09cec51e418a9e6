/** What no answer of a server reaches, and far below what JSON.parse takes minutes and gigabytes for. */
const deepest = 100;

/** How deep brackets nest outside of texts; it stops counting past `deepest`. */
const depthOf = (text: string): number => {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length && most <= deepest; at++) {
    const character = text[at];
    if (quoted) {
      if (character === "\\") at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "[" || character === "{") most = Math.max(most, ++depth);
    else if (character === "]" || character === "}") depth--;
  }
  return most;
};

export type ParsedJson = { kind: "json"; value: unknown } | { kind: "broken" | "too-deep" };

/** A server's JSON; nothing is thrown, and nothing deep is built. */
export const parseJson = (text: string): ParsedJson => {
  if (depthOf(text) > deepest) return { kind: "too-deep" };
  try {
    return { kind: "json", value: JSON.parse(text) as unknown };
  } catch {
    return { kind: "broken" };
  }
};

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object, none for anything else. */
export const fieldsOf = (value: unknown): Fields =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Fields) : {};
