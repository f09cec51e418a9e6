import type { Lesson } from "../core/brief.ts";
import type { Known, View } from "./types.ts";

/** A view on a part of the archive: episodes of its policies and of the random one, which everybody knows. */
export const viewOn = (
  archive: Lesson[],
  { parents, episodes }: { parents: Lesson[]; episodes: Known["episodes"] },
): View => {
  const owners = new Set(["random", ...archive.map(({ candidate }) => candidate.id)]);
  return { parents, archive, episodes: episodes.filter(({ owner }) => owners.has(owner)) };
};
