import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { RewardsmithError } from "../core/errors.ts";
import type { Recording } from "../core/recording.ts";
import { drawPage, isSolid } from "../drawing/page.ts";

/** Where `npm run web` puts the player for pages that are one file. */
const built = (name: string): string => fileURLToPath(new URL(`../web/player/build/${name}`, import.meta.url));

const readBuilt = async (name: string): Promise<string> => {
  try {
    return await readFile(built(name), "utf8");
  } catch (cause) {
    throw new RewardsmithError({
      code: "play/no-player",
      message: `cannot read the player ${built(name)}`,
      action: "In a clone, build it with: npm run web",
      cause,
    });
  }
};

/** The page that plays a recording: the player that it needs and the data, in one file. */
export const playPage = async (recording: Recording): Promise<string> => {
  const [script, style] = await Promise.all([
    readBuilt(isSolid(recording) ? "solid.js" : "flat.js"),
    readBuilt("player.css"),
  ]);
  return drawPage(recording, { script, style });
};
