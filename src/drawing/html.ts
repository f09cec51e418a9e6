const brand = Symbol("markup");

/** Text that is already markup; made only by `html` and `raw` (no JSON can hold the symbol), so that all else is escaped. */
export type Markup = { readonly [brand]: string };

export type Content = string | number | Markup | null | undefined | false | readonly Content[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Control characters have no place in HTML; those that turn the direction of text would show code that is not there. */
const unprintable = /(?![\t\n\r])[\p{Cc}\p{Cf}\ufffe\uffff]/gu;

/** Text of which everything can be seen. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(unprintable, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`);

export const escapeHtml = (text: string): string =>
  printable(text).replaceAll(/[&<>"']/g, (character) => entities[character] as string);

const render = (content: Content): string => {
  if (content === null || content === undefined || content === false) return "";
  if (typeof content === "string") return escapeHtml(content);
  if (typeof content === "number") return String(content);
  return brand in content ? content[brand] : content.map(render).join("");
};

/** Markup with every inserted text escaped; usable in element content and in quoted attributes. */
export const html = (strings: TemplateStringsArray, ...contents: Content[]): Markup => ({
  [brand]: strings.reduce((text, part, index) => text + render(contents[index - 1]) + part),
});

/** Trusted text as it is: our own style sheet, nothing that a candidate, a model or a person wrote. */
export const raw = (markup: string): Markup => ({ [brand]: markup });

export const print = (markup: Markup): string => markup[brand];
