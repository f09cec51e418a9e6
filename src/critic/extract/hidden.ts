import { spansOf, withSpans } from "../comments.ts";

/** What makes a program read otherwise than it runs; `index` counts characters of the text. */
export type Hidden = { rule: "extract/hidden-character" | "extract/html-comment"; index: number; message?: string };

// Controls but tab and line ends; soft hyphen; zero-width, direction and line-separator characters; byte-order mark; tags; lone surrogates.
const hidden =
  // oxlint-disable-next-line no-control-regex no-misleading-character-class
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Surrogate}]/u;

/**
 * What writing itself needs, in a comment: joiners, soft hyphens and word breaks between letters or the parts of an emoji,
 * and the tags of a flag. Beside anything else they could hide where a comment ends, and other tags spell words that only a
 * language model reads.
 */
const harmless =
  /(?<=[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u00ad\u200b-\u200d\u2060](?=[\p{L}\p{M}\p{Extended_Pictographic}])|(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{2,6}\u{e007f}/gu;

const blanked = (text: string): string => " ".repeat(text.length);

/** The first such place, or undefined; comments are looked at for what they could hide, not for what they say. */
export const findHidden = (text: string): Hidden | undefined => {
  const isPlain = !hidden.test(text) && !/<!--|-->/.test(text);
  if (isPlain) return undefined;
  const spans = spansOf(text);
  const comments = spans.filter(({ kind }) => kind === "comment");
  const seen = withSpans(text, comments, (comment) => comment.replaceAll(harmless, blanked));
  const character = hidden.exec(seen);
  const mark = withSpans(text, spans, blanked).search(/<!--|-->/);
  if (mark >= 0 && (character === null || mark < character.index)) return { rule: "extract/html-comment", index: mark };
  if (character === null) return undefined;
  const code = (character[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  return {
    rule: "extract/hidden-character",
    index: character.index,
    message: `The line holds the hidden character U+${code}`,
  };
};
