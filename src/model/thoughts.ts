/**
 * The marks that end a model's thoughts where a server leaves them in the answer. A template often holds the mark that
 * opens them, so that only this one is ever seen.
 */
const closing = new RegExp(
  [
    // DeepSeek-R1, Qwen, GLM and others: </think>; with a prefix (</seed:think>) or another word for it
    "</(?:[a-z]{1,20}:)?(?:think(?:ing)?|thoughts?|reason(?:ing)?|reflection|analysis|scratch_?pad)\\s{0,8}>",
    // Magistral; Kimi; Command R; Sky-T1 and OpenThinker; Gemma
    "\\[/THINK\\]",
    "◁/think▷",
    "<\\|END_(?:OF_)?(?:THINKING|THOUGHT)\\|>",
    "<\\|/think(?:ing)?\\|>",
    "<channel\\|>",
    // harmony (gpt-oss): the answer is what the last "final" channel holds
    "<\\|channel\\|>\\s{0,8}final\\b[\\s\\S]{0,80}?<\\|message\\|>",
  ].join("|"),
  "gi",
);

/** Harmony whose marks the server dropped and whose words it kept: `analysis…assistantfinal…`. */
const bareThoughts = /^\s{0,100}(?:assistant)?analysis/;
const bareAnswer = "assistantfinal";

/** What a server that shows special tokens leaves behind the answer. */
const trailing = /(?:<\|(?:return|end|call|im_end|eot_id|endoftext|end_of_text)\|>\s{0,100}){1,4}$/;

/**
 * The answer without the thoughts before it: everything up to the last mark that ends thoughts goes, drafts of code
 * included. Linear in the text's length.
 */
export const withoutThoughts = (text: string): string => {
  const bare = bareThoughts.test(text) ? text.lastIndexOf(bareAnswer) : -1;
  let end = bare === -1 ? 0 : bare + bareAnswer.length;
  for (const match of text.matchAll(closing)) end = Math.max(end, match.index + match[0].length);
  return text.slice(end).trim().replace(trailing, "").trim();
};
