/**
 * Commands in texts are written `rewardsmith resume …`, whoever writes them: an error deep in a room does not know how
 * this process was started. The command line puts that in the place of the first word when it prints
 * (app/invocation.ts), for the words below and no others, so that prose may name the product.
 */
export const commandNames = [
  "run",
  "session",
  "batch",
  "resume",
  "check",
  "evaluate",
  "worker",
  "export",
  "play",
  "env",
  "trainer",
  "list",
  "show",
  "report",
  "compare",
  "explain",
  "doctor",
  "demo",
  "serve",
] as const;

/** A word that every POSIX shell reads as itself. */
export const shellWord = (word: string): string =>
  /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** `rewardsmith` with these words after it, quoted where a shell needs it. */
export const commandLine = (...words: readonly string[]): string => ["rewardsmith", ...words.map(shellWord)].join(" ");

const written = new RegExp(`(?<![\\w./@-])rewardsmith (?=(?:${commandNames.join("|")})\\b|--?[a-zA-Z])`, "g");

/** Every command in a text with `started` in the place of its first word. */
export const withInvocation = (text: string, started: string): string => text.replaceAll(written, () => `${started} `);
