import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { EpisodeEvidence, LookedAt } from "../../src/analyzer/types.ts";
import type { RecordedPlay } from "../../src/core/recording.ts";
import { fileOf } from "./look.ts";
import type { Planted } from "./types.ts";

/** Episodes that are kept step by step, of each who played. */
const plays = 2;
const digits = 4;
/** Bytes of a compressed file: what is larger stays out of the repository, whatever is found in it. */
const mostBytes = 36_000;

/** Where CI reads it. */
export const storedFolder = join(import.meta.dirname, "../../test/fixtures/planted");

const rounded = <Value>(value: Value): Value => {
  if (typeof value === "number") return Number(value.toPrecision(digits)) as Value;
  if (Array.isArray(value)) return value.map(rounded) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)])) as Value;
};

const thinned = <Looked extends LookedAt>(looked: Looked, isKept: (play: RecordedPlay) => boolean): Looked => ({
  ...looked,
  episodes: looked.episodes.map((episode) => ({ ...episode, moments: [] })),
  recording: {
    ...looked.recording,
    scene: null,
    episodes: looked.recording.episodes
      .filter(isKept)
      .slice(0, plays)
      .map((play) => ({ ...play, poses: null })),
  },
});

/** Small enough to be committed: two episodes of each who played, four digits, of what was shown those that succeed. */
const compactEvidence = (evidence: EpisodeEvidence): EpisodeEvidence => {
  return rounded({
    ...evidence,
    seen: [],
    results: evidence.results.map((result) => ({ ...result, episodes: [] })),
    own: evidence.own.map((looked) => thinned(looked, () => true)),
    byChance: thinned(evidence.byChance, () => true),
    shown: thinned(evidence.shown, ({ success }) => success === true),
  });
};

export const keepCompact = (program: Planted, evidence: EpisodeEvidence): void => {
  const bytes = gzipSync(JSON.stringify(compactEvidence(evidence)), { level: 9 });
  if (bytes.length <= mostBytes) writeFileSync(join(storedFolder, fileOf(program)), bytes);
};
