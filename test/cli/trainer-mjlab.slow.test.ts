import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { describeNeeding } from "../needing.ts";
import { describeTorch, folderOf } from "../python/python.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const examples = fileURLToPath(new URL("../../examples/trainers/", import.meta.url));
const mjlab = folderOf("mjlab");

/** mjlab's managers as they are installed, without its package, which loads Warp and a viewer, and without what prints its tables. */
const managersAlone = (installed: string): string => {
  const folder = emptyFolder();
  const managers = join(folder, "mjlab", "managers");
  mkdirSync(managers, { recursive: true });
  const found = (...path: string[]) => `__path__ = [*__path__, ${JSON.stringify(join(installed, ...path))}]\n`;
  writeFileSync(join(folder, "prettytable.py"), "class PrettyTable:\n    pass\n");
  writeFileSync(join(folder, "mjlab", "__init__.py"), found());
  writeFileSync(join(managers, "__init__.py"), found("managers"));
  writeFileSync(join(managers, "scene_entity_config.py"), "class SceneEntityCfg:\n    pass\n");
  return folder;
};

describeTorch("examples/trainers/mjlab_manager.py", (interpreter) => {
  describeNeeding(
    mjlab === undefined ? "needs mjlab, without what it needs: pip install --no-deps mjlab==1.6.0" : undefined,
    "under mjlab's own reward manager",
    () => {
      test("keeps the contract: its evaluation pays what the reward pays for its states", async () => {
        const asked = ["trainer", "check", `'${interpreter}' '${join(examples, "mjlab_manager.py")}'`];
        const shape = ["--state", join(examples, "carts.yaml"), "--steps", "600", "--episodes", "3", "--json"];
        const { code, stdout, stderr } = await callCommand([...asked, ...shape], {
          cwd: emptyFolder(),
          env: { PYTHONPATH: managersAlone(mjlab as string) },
        });
        const { findings } = JSON.parse(stdout) as { findings: { rule: string; verdict: string }[] };
        expect(code, `${stdout}${stderr}`).toBe(0);
        const kept = findings.filter(({ verdict }) => verdict === "kept").map(({ rule }) => rule);
        expect(kept).toEqual(expect.arrayContaining(["trainer/steps", "trainer/paid", "trainer/same-seed"]));
      });
    },
  );
});
