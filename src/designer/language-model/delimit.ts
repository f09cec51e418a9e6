/** Characters that steer terminals and hide text; line breaks and tabs stay. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/** Text of at most `limit` characters, saying where it was cut. */
export const cap = (text: string, { limit }: { limit: number }): string =>
  text.length <= limit ? text : `${text.slice(0, limit)} […]`;

/** One line, capped: for names, notes and messages that come from outside. */
export const oneLine = (text: string, { limit = 300 }: { limit?: number } = {}): string =>
  cap(text.replaceAll(/\s+/g, " ").replaceAll(invisible, "").trim(), { limit });

/**
 * A person's text between marks that it cannot forge, capped: data, not instructions. No prompt can make injection
 * impossible; what a model may do with it is bounded by the critic and the sandbox.
 */
export const delimit = (text: string, { tag, limit }: { tag: string; limit: number }): string => {
  const mark = String.raw`(?:\s*/)?\s*${tag}\s*>`;
  const inner = text
    .replaceAll(invisible, "")
    .replaceAll(new RegExp(`<${mark}`, "gi"), "")
    // What two of them in each other leave behind.
    .replaceAll(new RegExp(`<(?=${mark})`, "gi"), "‹");
  return `<${tag}>\n${cap(inner.trim(), { limit })}\n</${tag}>`;
};
