import { spawn } from "node:child_process";
import { fromHere } from "../../app/invocation.ts";
import { childEnvironment } from "../../core/child-environment.ts";
import { usageError } from "../../core/errors.ts";

/** The person's editor, by the two variables that name it; null where neither does. */
export const editorOf = ({ VISUAL, EDITOR }: NodeJS.ProcessEnv): string | null => VISUAL || EDITOR || null;

/** What an editor draws with and reads its settings from; our keys are not for it, nor for its plugins. */
const ITS_OWN = [
  "TERM",
  "COLORTERM",
  "DISPLAY",
  "WAYLAND_DISPLAY",
  "XAUTHORITY",
  "XDG_RUNTIME_DIR",
  "XDG_CONFIG_HOME",
  "SHELL",
  "USER",
];

/**
 * Opens a file in it and waits until it is closed. The variable may hold options, so a shell reads it, as other tools
 * let it.
 */
export const openEditor = (editor: string, file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", `${editor} "$1"`, "editor", file], {
      stdio: "inherit",
      env: childEnvironment(process.env, ITS_OWN),
    });
    const failed = (how: string): Error =>
      usageError({
        code: "no-editor",
        message: `the editor '${editor}' ${how}`,
        action: `Set VISUAL or EDITOR to the command of an editor, then go on with \`rewardsmith resume RUN\`: what was said is kept, and your draft is ${fromHere(file)}.`,
      });
    child.on("error", (cause) => reject(failed(`could not be started: ${cause.message}`)));
    child.on("close", (code, signal) => (code === 0 ? resolve() : reject(failed(`ended with ${signal ?? code}`))));
  });
