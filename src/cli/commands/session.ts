import { Command } from "commander";
import type { RunConfig } from "../../app/config.ts";
import type { RunHooks } from "../../app/carry-out.ts";
import type { RunSummary } from "../../core/summary.ts";
import { performRun } from "../perform.ts";
import { checkFace, faces, hasTerminal, openFace, type Face } from "../session/face.ts";
import { searchAlone, searchCommand } from "./run.ts";

export const answersOption = [
  "--answers <HOW>",
  `how a person answers between generations: ${faces.join(" or ")}`,
] as const;

/** A run with a person who is asked by this face. */
export const performSession = (
  face: Face,
  { config, start }: { config: RunConfig; start: (hooks: RunHooks) => Promise<RunSummary> },
): Promise<RunSummary> =>
  performRun({
    config,
    start: async (hooks, { hold, leave, signal }) => {
      const { person, close } = await openFace(face, { signal, hold, leave });
      try {
        return await start({ ...hooks, person });
      } finally {
        close();
      }
    },
  });

export const sessionCommand = (): Command =>
  searchCommand(
    new Command("session")
      .description(
        "search for a reward with a person: watch, say what is wrong, rank, edit, go on, between generations",
      )
      .option(answersOption[0], `${answersOption[1]} (default: terminal, or page with --web where there is none)`),
    async (config, flags) => {
      // A session's own configuration names its person.
      if (config.person !== undefined && config.person !== "session") return searchAlone(config);
      // With nobody at a terminal, and a page open for it, that is where it is answered.
      const usual = flags["web"] === true && !hasTerminal() ? "page" : "terminal";
      const face = checkFace(String(flags["answers"] ?? usual));
      const asked = { ...config, session: face };
      await performSession(face, {
        config: asked,
        start: async (hooks) => (await import("../../app/run.ts")).startRun(asked, hooks),
      });
    },
  );
