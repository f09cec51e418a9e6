import { functionWords } from "./english.ts";
import { endsSentence, type Token } from "./tokens.ts";
import type { Unread } from "./types.ts";

const isContent = ({ kind, word }: Token): boolean =>
  kind === "number" || (kind === "word" && !functionWords.has(word));

/** Words between what was read, sentence by sentence, without what carries nothing at both ends. */
export const unreadWords = (text: string, tokens: readonly Token[], isRead: (place: number) => boolean): Unread[] => {
  const found: Unread[] = [];
  let [from, to] = [-1, -1];
  const close = (): void => {
    if (from >= 0) {
      const at = [(tokens[from] as Token).start, (tokens[to] as Token).end] as const;
      found.push({ text: text.slice(...at), at });
    }
    from = -1;
  };
  for (const [place, token] of tokens.entries()) {
    if (isRead(place) || endsSentence(token, tokens[place + 1])) close();
    else if (isContent(token)) {
      if (from < 0) from = place;
      to = place;
    }
  }
  close();
  return found;
};
