import type { FramesReference } from "../../core/frames.ts";
import type { Finding } from "../../core/finding.ts";
import type { PlayerEpisode, PlayerMoment } from "../../core/player-episode.ts";
import type { Recording } from "../../core/recording.ts";
import { playerEpisode } from "../../drawing/player-episode.ts";

/** Episodes to be watched: who acts in them, in words, and what a person should know beside it. */
export type EpisodesView = {
  policy: string;
  notices: readonly string[];
  episodes: PlayerEpisode[];
  /** The place of the first of them among all that there are, from 0. */
  first: number;
  of: number;
};

/** Frames of an episode: an eye tells no more apart in a minute. */
const most = 1001;

/** Where in an episode of this training something was found. */
const momentsOf = (
  findings: readonly Finding[],
  { seed, episode }: { seed: number; episode: number },
): PlayerMoment[] => {
  const moments = findings.flatMap((finding) =>
    (finding.moments ?? [])
      .filter((moment) => moment.seed === seed && moment.episode === episode)
      .map(({ from, to }) => ({ from, to, label: finding.kind })),
  );
  return [...new Map(moments.map((moment) => [JSON.stringify(moment), moment])).values()];
};

/** A recording for the player, with what was found in the very episodes that it plays; `name` of the n-th of them. */
export const episodesView = (
  { recording, notices, of }: { recording: Recording; notices: readonly string[]; of: number },
  {
    findings,
    name,
    first,
    frames = [],
  }: {
    findings: readonly Finding[];
    name: (place: number) => string;
    first: number;
    /** Of each episode, where its world draws itself. */
    frames?: readonly (FramesReference | undefined)[];
  },
): EpisodesView => ({
  policy: recording.policy,
  notices,
  first,
  of,
  episodes: recording.episodes.map((episode, index) =>
    playerEpisode(recording, {
      episode,
      name: name(first + index),
      most,
      moments: momentsOf(findings, { seed: recording.seed, episode: first + index }),
      frames: frames[index],
    }),
  ),
});
