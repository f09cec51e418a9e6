import { useEffect, useState } from "preact/hooks";

/*
 * What a person types is kept by the browser until the server has it: a reload, a closed tab or a lost server takes nothing
 * of it. The browser may refuse to keep anything; then a page is all that there is.
 */

const prefix = "rewardsmith:";

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
};

export const keep = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, value);
  } catch {
    // Full, or not allowed.
  }
};

export const keptJson = <Value>(key: string, otherwise: Value): Value => {
  try {
    return JSON.parse(read(key) ?? "null") ?? otherwise;
  } catch {
    return otherwise;
  }
};

/** A text that survives a reload until it is emptied: `const [text, setText] = useDraft("note:RUN", "")`. */
export const useDraft = (key: string, initial: string): [string, (text: string) => void] => {
  const [text, setText] = useState(() => read(key) ?? initial);
  useEffect(() => setText(read(key) ?? initial), [key]);
  const change = (next: string): void => {
    setText(next);
    keep(key, next === initial || next === "" ? null : next);
  };
  return [text, change];
};
