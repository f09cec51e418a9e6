import { cap, withoutInvisible } from "../../core/plain-text.ts";

/**
 * A person's text between marks that it cannot forge, capped: data, not instructions. No prompt can make injection
 * impossible; what a model may do with it is bounded by the critic and the sandbox.
 */
export const delimit = (text: string, { tag, limit }: { tag: string; limit: number }): string => {
  const mark = String.raw`(?:\s*/)?\s*${tag}\s*>`;
  const inner = withoutInvisible(text)
    .replaceAll(new RegExp(`<${mark}`, "gi"), "")
    // What two of them in each other leave behind.
    .replaceAll(new RegExp(`<(?=${mark})`, "gi"), "‹");
  return `<${tag}>\n${cap(inner.trim(), { limit })}\n</${tag}>`;
};
