import { useEffect, useState } from "preact/hooks";
import type { EpisodeFrames, FramesReference } from "../../core/frames.ts";
import type { PlayerEpisode } from "../../core/player-episode.ts";
import { isCopy } from "../copy/answers.ts";
import { get, send, ServerError, type Refusal } from "../server.ts";

/** Of so many episodes pictures are kept, some megabytes each, so that who goes back to one need not wait. */
const most = 8;

const known = new Map<string, Promise<EpisodeFrames>>();

const keep = (address: string, asked: Promise<EpisodeFrames>): Promise<EpisodeFrames> => {
  known.delete(address);
  known.set(address, asked);
  // What failed may go well the next time.
  asked.catch(() => known.delete(address));
  for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
  return asked;
};

const refusalOf = (thrown: unknown): Refusal =>
  thrown instanceof ServerError ? thrown.refusal : { error: String(thrown) };

export type Recorded = {
  /** Of each episode in its place; null where there are none yet. */
  pictures: (EpisodeFrames | null)[];
  /** Episodes whose worlds can be asked for pictures that nobody has recorded. */
  missing: number;
  /** How many are recorded by now of how many that were asked for; null where nothing is recorded at this moment. */
  progress: { done: number; of: number } | null;
  refusals: Refusal[];
  record(): void;
};

/** The pictures that worlds drew of these episodes, and how to have more drawn. */
export const useFrames = (episodes: readonly PlayerEpisode[]): Recorded => {
  const [found, setFound] = useState<ReadonlyMap<string, EpisodeFrames>>(new Map());
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [progress, setProgress] = useState<Recorded["progress"]>(null);
  const references = episodes.flatMap(({ frames }) => (frames === undefined ? [] : [frames]));
  const of = references.map(({ address }) => address).join(" ");

  const take = async ({ address }: FramesReference, asked: Promise<EpisodeFrames>): Promise<void> => {
    try {
      const frames = await keep(address, asked);
      setFound((before) => new Map(before).set(address, frames));
    } catch (thrown) {
      setRefusals((before) => [...before, refusalOf(thrown)]);
    }
  };

  useEffect(() => {
    setRefusals([]);
    for (const reference of references) {
      const { address, recorded } = reference;
      const asked = known.get(address) ?? (recorded ? get<EpisodeFrames>(address) : undefined);
      if (asked !== undefined) void take(reference, asked);
    }
  }, [of]);

  const lacking = references.filter(({ address }) => !found.has(address));
  const record = async (): Promise<void> => {
    setRefusals([]);
    // One after another: worlds that draw fill a core each.
    for (const [done, reference] of lacking.entries()) {
      setProgress({ done, of: lacking.length });
      await take(reference, send<EpisodeFrames>(reference.address, {}));
    }
    setProgress(null);
  };
  return {
    pictures: episodes.map(({ frames }) => (frames === undefined ? null : (found.get(frames.address) ?? null))),
    missing: isCopy ? 0 : lacking.length,
    progress,
    refusals,
    record: () => void record(),
  };
};
