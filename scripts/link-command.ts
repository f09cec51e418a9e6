// In a clone, `npx rewardsmith` looks in node_modules/.bin, where npm puts the commands of dependencies but not our own.
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../node_modules/.bin/", import.meta.url));
const link = join(folder, "rewardsmith");

mkdirSync(folder, { recursive: true });
rmSync(link, { force: true });
symlinkSync("../../bin/rewardsmith.mjs", link);
