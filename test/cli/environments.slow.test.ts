import { expect, test } from "vitest";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import { emptyFolder, runCommand } from "./command.ts";

test.each(await listEnvironments())("env describe %s prints exactly what the designer sees", async (name) => {
  const { code, stdout } = await runCommand(["env", "describe", name], { cwd: emptyFolder() });
  const { environment } = await findEnvironment(name);
  expect(code).toBe(0);
  expect(stdout).toBe(environmentDeclaration(environment.spec));
});
