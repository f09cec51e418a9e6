import type { EpisodeOutcome } from "../core/outcome.ts";

/**
 * What must be said of evaluation episodes that ended because the physics blew up or a number was not finite: their scores
 * are those of what came before, and a search over them may be a search for what breaks the simulator.
 */
export const invalidNotice = (episodes: readonly Pick<EpisodeOutcome, "ending">[]): string | undefined => {
  const invalid = episodes.filter(({ ending }) => ending === "invalid").length;
  if (invalid === 0) return undefined;
  const share = Math.max(1, Math.round((100 * invalid) / episodes.length));
  return `${invalid} of ${episodes.length} evaluation episodes (${share} %) ended \`invalid\`: the physics blew up, or a state or observation was not finite; env check says whether random actions do it too`;
};
