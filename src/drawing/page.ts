import { MOTION, type PlayerEpisode } from "../core/player-episode.ts";
import type { Recording } from "../core/recording.ts";
import { html, raw, type Markup } from "./html.ts";
import { htmlPage } from "./html-page.ts";
import { pageStyle } from "./page-style.ts";
import { playerEpisode } from "./player-episode.ts";
import { policyOf, titleOf } from "./words.ts";

/** Characters of the whole page; browsers and mail programs take it well. */
const limit = 2_600_000;
const mostEpisodes = 12;
/** Frames of an episode: more than 60 a second for ten seconds; what lies between two is on the way from one to the other. */
const mostFrames = 1001;
/** Numbers that tell most: `chooseSeries` takes no more. */
const mostTelling = 19;
/** With fewer frames than this an episode less is shown rather. */
const fewFrames = 200;

/** The player as one script that needs no other, and its style sheet. */
export type PlayerBundle = { script: string; style: string };

/** Whether a recording's scene wants the player that draws in three dimensions. */
export const isSolid = ({ scene }: Pick<Recording, "scene">): boolean =>
  scene !== null && (scene.solid === true || scene.view === "oblique");

/** Nothing in it may end its element early. */
const insideScript = (text: string): string => text.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3c`);

/** To the letter, since the policy knows the script by its hash. */
const scripts = (episodes: readonly PlayerEpisode[], script: string): Markup =>
  raw(
    `<script id="episodes" type="application/json">${JSON.stringify(episodes).replaceAll("<", String.raw`\u003c`)}</script>` +
      `<script>${script}</script>`,
  );

type Fit = { count: number; most: number; telling: boolean };

const render = (recording: Recording, { count, most, telling, player }: Fit & { player: PlayerBundle }): string => {
  const all = recording.episodes.length;
  const shown = recording.episodes.slice(0, count).map((episode, index) =>
    playerEpisode(recording, {
      episode,
      name: all === 1 ? "one episode" : `episode ${index + 1} of ${all}`,
      most,
      telling,
    }),
  );
  const title = titleOf(recording);
  const left = all - shown.length;
  const script = insideScript(player.script);
  return htmlPage(
    { title, styles: [raw(player.style), raw(pageStyle)], script },
    html`<main>
        <header>
          <div class="brand">rewardsmith · a policy at play</div>
          <h1>${title}</h1>
          <p class="meta">
            ${policyOf(recording)}${recording.reward !== null && ` · terms of ${recording.reward.name}`}
          </p>
        </header>
        <div id="player"></div>
        <noscript><p class="note">Playing it needs JavaScript; a film strip (--svg) needs none.</p></noscript>
        ${left > 0 && html`<p class="note">${left} more ${left === 1 ? "episode is" : "episodes are"} in the data, not here.</p>`}
      </main>
      ${scripts(shown, script)}`,
  );
};

/** Characters that the numbers take at most, four thirds of their bytes, and what stands around them. */
const sizeOf = ({ scene, columns, reward, episodes }: Recording, { count, most, telling }: Fit): number => {
  const all = columns.states.length + columns.actions.length + Object.keys(reward?.weights ?? {}).length + 1;
  const perFrame = ((scene?.shapes.length ?? 0) * MOTION + 3) * 5.4 + 6;
  const perStep = (telling ? Math.min(all, mostTelling) : all) * 5.4;
  const perEpisode = episodes
    .slice(0, count)
    .map(({ length }) => Math.min(length + 2, most) * perFrame + length * perStep);
  return perEpisode.reduce((sum, size) => sum + size, 0) + 4000 * count;
};

/**
 * A page that plays the recorded episodes, whole in one file: no network (its content security policy refuses it), light or
 * dark as the reader's system asks. So that it stays small, fields that tell little are left out, then frames of long episodes,
 * then the last episodes.
 */
export const drawPage = (recording: Recording, player: PlayerBundle): string => {
  const room = limit - player.script.length - player.style.length;
  let fit: Fit = { count: Math.min(mostEpisodes, recording.episodes.length), most: mostFrames, telling: false };
  while (sizeOf(recording, fit) > room && fit.most > 2) {
    const { count, most, telling } = fit;
    if (!telling) fit = { ...fit, telling: true };
    else if (most > fewFrames || count === 1) fit = { ...fit, most: Math.max(2, Math.floor(most / 2)) };
    else fit = { ...fit, count: Math.ceil(count / 2) };
  }
  return render(recording, { ...fit, player });
};
