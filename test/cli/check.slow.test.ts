import { globSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import { emptyFolder, runCommand } from "./command.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
// All of them in one process: test/critic/recall.slow.test.ts. One of each environment goes through the command.
const all = globSync("environments/*/rewards/*-human.ts", { cwd: root }).toSorted();
const references = [...Map.groupBy(all, (file) => dirname(file)).values()].map(([file]) => file as string);

test("there are references to accept", () => expect(references.length).toBeGreaterThanOrEqual(15));

test.each(references)("%s is accepted, probes included", async (file) => {
  const environment = relative(join(root, "environments"), join(root, file)).split("/")[0] as string;
  const { code, stdout } = await runCommand(["check", join(root, file), "--env", environment, "--json"], {
    cwd: emptyFolder(),
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  // Where no stored episode does the task, the probes that compare with it say so: nothing else may be skipped.
  const others = diagnostics.filter(({ severity }) => severity !== "warning" && severity !== "note");
  expect(others.filter(({ rule, message }) => rule !== "probes/skipped" || !/no stored episode/.test(message))).toEqual(
    [],
  );
  expect(code).toBe(0);
});
