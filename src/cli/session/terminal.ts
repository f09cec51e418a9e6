import { readFile } from "node:fs/promises";
import { isCancel, log, select, text as ask } from "@clack/prompts";
import { asStarted } from "../../app/invocation.ts";
import type { Person } from "../../app/session/types.ts";
import { showPage } from "../../app/browser.ts";
import { editorOf, openEditor } from "./editor.ts";
import type { FaceSetting, OpenFace } from "./face.ts";

/** Questions stand beside the progress, on standard error: standard output is for the summary. */
const output = process.stderr;

/** A person at a terminal. Ctrl-C and Escape leave the session, resumable. */
export const openTerminal = ({ signal, hold, leave }: FaceSetting): OpenFace => {
  const heard = <Value>(answer: Value, wanted: AbortSignal = signal): Exclude<Value, symbol> => {
    if (!isCancel(answer)) return answer as Exclude<Value, symbol>;
    if (!wanted.aborted) leave();
    throw new Error("nobody answers any more");
  };
  const person: Person = {
    tell: (told) => log.message(asStarted(told), { output }),
    enter: hold,
    choose: async ({ message, options, signal: asked }) => {
      const wanted = asked === undefined ? signal : AbortSignal.any([signal, asked]);
      return heard(
        await select<string>({ message, options: [...options], maxItems: 16, output, signal: wanted }),
        wanted,
      );
    },
    write: async ({ message, example, problem }) =>
      heard(
        await ask({
          message,
          placeholder: example,
          validate: (typed = "") => (typed.trim() === "" ? undefined : (problem(typed.trim()) ?? undefined)),
          output,
          signal,
        }),
      )?.trim() ?? "",
    show: showPage,
    edit: async (file) => {
      const editor = editorOf(process.env);
      if (editor !== null) await openEditor(editor, file);
      else
        heard(
          await ask({
            message: `Change ${file}, save it, and press Enter (VISUAL or EDITOR would name an editor).`,
            output,
            signal,
          }),
        );
      return readFile(file, "utf8");
    },
  };
  return { person, close: () => {} };
};
