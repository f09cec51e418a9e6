import { spawn } from "node:child_process";
import { usageError } from "../../core/errors.ts";

/** The person's editor, by the two variables that name it; null where neither does. */
export const editorOf = ({ VISUAL, EDITOR }: NodeJS.ProcessEnv): string | null => VISUAL || EDITOR || null;

/** Opens a file in it and waits until it is closed. The variable may hold options, so a shell reads it, as other tools let it. */
export const openEditor = (editor: string, file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", `${editor} "$1"`, "editor", file], { stdio: "inherit" });
    const failed = (how: string): Error =>
      usageError({
        code: "no-editor",
        message: `the editor '${editor}' ${how}`,
        action: "Set VISUAL or EDITOR to the command of an editor, then resume: nothing that was said is lost.",
      });
    child.on("error", (cause) => reject(failed(`could not be started: ${cause.message}`)));
    child.on("close", (code, signal) => (code === 0 ? resolve() : reject(failed(`ended with ${signal ?? code}`))));
  });
