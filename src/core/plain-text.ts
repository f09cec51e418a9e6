/** Characters that steer terminals and hide text; line breaks and tabs stay. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

export const withoutInvisible = (text: string): string => text.replaceAll(invisible, "");

/** Text of at most `limit` characters, saying where it was cut. */
export const cap = (text: string, { limit }: { limit: number }): string =>
  text.length <= limit ? text : `${text.slice(0, limit)} […]`;

/** One line, capped: for names, notes and messages that come from outside. */
export const oneLine = (text: string, { limit = 300 }: { limit?: number } = {}): string =>
  cap(withoutInvisible(text.replaceAll(/\s+/g, " ")).trim(), { limit });
