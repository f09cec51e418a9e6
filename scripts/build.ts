// Builds `dist/` for publishing: JavaScript beside everything that is read as data at run time.
import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [join(root, "src/training/kernels/build.ts")], { stdio: "inherit" });
execFileSync(join(root, "node_modules/.bin/vite"), ["build", "--config", join(root, "src/web/vite.config.ts")], {
  stdio: "inherit",
  cwd: root,
});
execFileSync(process.execPath, [join(root, "src/web/copy/build.ts")], { stdio: "inherit", cwd: root });
execFileSync(process.execPath, [join(root, "src/web/player/build.ts")], { stdio: "inherit" });
execFileSync(join(root, "node_modules/.bin/tsc"), ["--project", join(root, "tsconfig.build.json")], {
  stdio: "inherit",
  cwd: root,
});

/** Read by path at run time: reward programs, models, kernels, prompts, and sources that are handed on as text. */
const data = [
  "environments/*/rewards/*.ts",
  "environments/*/*.xml",
  "environments/*/state.py",
  "environments/fields/*",
  "environments/*/demonstrations/*.json",
  "src/training/kernels/build/*.wasm",
  "src/web/build/*.*",
  "src/web/build/assets/*",
  "src/web/build/copy/*",
  "src/web/player/build/*",
  "src/reward/library-functions.ts",
  "src/export/arrays/*.py",
  "src/export/python/*.py",
  "examples/trainers/rewardsmith_trainer.py",
  "src/simulator/gymnasium/python/rewardsmith_bridge/*.py",
  "prompts/*.md",
];
for (const path of data.flatMap((pattern) => globSync(pattern, { cwd: root }))) {
  const to = join(dist, path);
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(root, path), to);
}
