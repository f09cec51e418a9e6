import { Command } from "commander";
import { ExitCode } from "../../core/errors.ts";
import { addOptions, wantsJson } from "../flags.ts";
import { hanging } from "../hanging.ts";
import { printDocument } from "../print.ts";
import { waiting } from "../waiting.ts";

export const doctorCommand = (): Command =>
  addOptions(new Command("doctor").description("what works on this machine, and what to install for the rest"), [
    "json",
  ]).action(async (_flags: unknown, command: Command) => {
    const checks = await waiting("examining this machine", async () =>
      (await import("../../app/doctor.ts")).examineMachine(),
    );
    const text = checks
      .map(
        ({ name, state, detail, action }) =>
          `${hanging(`${state.padEnd(4)}  `, `${name}: ${detail}`)}${action === undefined ? "" : `\n${hanging("      ", action)}`}`,
      )
      .join("\n");
    const json = wantsJson(command);
    printDocument(json ? checks : text, { json });
    process.exitCode = checks.some(({ state }) => state === "fail") ? ExitCode.system : ExitCode.done;
  });
