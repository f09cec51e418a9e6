import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { asStarted } from "../../app/invocation.ts";
import type { Person } from "../../app/session/types.ts";
import { editorOf, openEditor } from "./editor.ts";
import type { FaceSetting, OpenFace } from "./face.ts";

type Setting = FaceSetting & { input: NodeJS.ReadableStream; output: Pick<NodeJS.WritableStream, "write"> };

/**
 * A person who answers in lines: a pipe, a script, a screen reader. What follows the first word of an answer answers
 * the questions after it, so `weight g1-c2 upright 2` is one line.
 */
export const openLines = ({ input, output, signal, hold, leave }: Setting): OpenFace => {
  const lines: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let over = false;
  const hear = (line: string | null): void => {
    const heard = waiting;
    waiting = null;
    if (heard !== null) heard(line);
    else if (line !== null) lines.push(line);
  };
  const reading = createInterface({ input });
  reading.on("line", hear);
  reading.on("close", () => {
    over = true;
    hear(null);
  });
  signal.addEventListener("abort", () => hear(null), { once: true });

  /** What is left of a line after the questions that it has answered. */
  let rest = "";
  const next = async (asked?: AbortSignal): Promise<string> => {
    const isWanted = (): boolean => !signal.aborted && !asked?.aborted;
    const onAnswered = (): void => hear(null);
    asked?.addEventListener("abort", onAnswered, { once: true });
    const line =
      lines.shift() ??
      (over || !isWanted() ? null : await new Promise<string | null>((resolve) => (waiting = resolve)));
    asked?.removeEventListener("abort", onAnswered);
    if (line !== null && isWanted()) return line.trim();
    if (isWanted()) leave();
    throw new Error("nobody answers any more");
  };
  const tell = (text: string): void => void output.write(`${asStarted(text)}\n`);
  const person: Person = {
    tell,
    enter: hold,
    choose: async ({ message, options, signal: asked }) => {
      for (;;) {
        if (rest === "") {
          tell(`${message} (${options.map(({ value }) => value).join(", ")})`);
          rest = await next(asked);
          if (rest === "") continue;
        }
        const [word = ""] = rest.split(/\s+/, 1);
        const chosen = options.find(({ value }) => value === word);
        rest = chosen === undefined ? "" : rest.slice(word.length).trim();
        if (chosen !== undefined) return chosen.value;
        tell(`'${word}' is none of the answers.`);
      }
    },
    write: async ({ message, example, problem }) => {
      for (;;) {
        if (rest === "") tell(`${message} (such as: ${example}; an empty line: nothing)`);
        const text = rest === "" ? await next() : rest;
        rest = "";
        const wrong = text === "" ? null : problem(text);
        if (wrong === null) return text;
        tell(`'${text}': ${wrong}.`);
      }
    },
    // Lines come from a pipe or a script, which looks at nothing by itself.
    show: async () => false,
    edit: async (file) => {
      const editor = editorOf(process.env);
      if (editor === null) {
        tell(`Change ${file} and send a line when it is saved (VISUAL or EDITOR would name an editor).`);
        await next();
      } else await openEditor(editor, file);
      return readFile(file, "utf8");
    },
  };
  return { person, close: () => reading.close() };
};
