import { Command } from "commander";
import { ExitCode } from "../../core/errors.ts";
import { printDocument } from "../print.ts";

export const doctorCommand = (): Command =>
  new Command("doctor")
    .description("what works on this machine, and what to install for the rest")
    .option("--json", "print one JSON document on stdout")
    .action(async (flags: { json?: boolean }) => {
      const { examineMachine } = await import("../../app/doctor.ts");
      const checks = await examineMachine();
      const text = checks
        .map(
          ({ name, state, detail, action }) =>
            `${state.padEnd(4)}  ${name}: ${detail}${action === undefined ? "" : `\n      ${action}`}`,
        )
        .join("\n");
      printDocument(flags.json ? checks : text, { json: flags.json ?? false });
      process.exitCode = checks.some(({ state }) => state === "fail") ? ExitCode.system : ExitCode.done;
    });
