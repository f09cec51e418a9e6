import type { RecordedPlay, Recording } from "../core/recording.ts";
import { html, raw, type Content, type Markup } from "./html.ts";
import { htmlPage } from "./html-page.ts";
import { drawingStyle } from "./colours.ts";
import { groundMarkup, groundMatrix, scaleBar } from "./ground.ts";
import { speeds, viewEpisode, type EpisodeView, type PageData } from "./page-data.ts";
import { pageStyle } from "./page-style.ts";
import { pixels } from "./projection.ts";
import { pageScript } from "./script.ts";
import type { Series } from "./series.ts";
import { shiftOf, type Stage } from "./stage.ts";
import { traceMarkup } from "./traces.ts";
import { outcomeOf, policyOf, titleOf } from "./words.ts";

/** Characters of the whole page; browsers and mail programs take it well. */
const limit = 2_600_000;
const mostEpisodes = 12;
/** 60 a second for ten seconds. */
const mostFrames = 600;
/** With fewer frames than this an episode less is shown rather. */
const fewFrames = 200;

const trace = { left: 2, top: 2, width: 376, height: 36 };
const traceWidth = 440;

const stageMarkup = ({ stage, data }: EpisodeView, { index, label }: { index: number; label: string }): Content => {
  if (stage === null) return null;
  const [x, y] = shiftOf(stage, 0);
  const [first = []] = data.frames;
  const paths = Array.from({ length: first.length / 2 }, (_, place) => ({
    className: data.classes[first[2 * place] as number] as string,
    d: first[2 * place + 1] as string,
  }));
  return html`<svg
    class="drawing stage"
    data-episode="${index}"
    ${index > 0 && html`hidden`}
    viewBox="0 0 ${pixels(stage.width)} ${pixels(stage.height)}"
    role="img"
    aria-label="${label}"
    xmlns="http://www.w3.org/2000/svg"
  >
    <rect
      class="sheet"
      x="0.5"
      y="0.5"
      width="${pixels(stage.width - 1)}"
      height="${pixels(stage.height - 1)}"
      rx="10"
    />
    <g class="world" transform="translate(${pixels(x)} ${pixels(y)})">
      ${groundMarkup(stage)}${castMarkup(stage, data.shadows[0])}${
        data.trail.length > 1 && html`<path class="way" d="" />`
      }
      <g class="figure">${paths.map(({ className, d }) => html`<path class="${className}" d="${d}" />`)}</g>
    </g>
    ${scaleBar(stage)}
  </svg>`;
};

const castMarkup = (stage: Stage, shadow: string | undefined): Content =>
  shadow !== undefined && html`<path class="cast" transform="${groundMatrix(stage)}" d="${shadow}" />`;

const traceCard = (series: Series, length: number): Markup =>
  html`<figure>
    <figcaption>
      <span>${series.name} <small>${series.note}</small></span
      ><output></output>
    </figcaption>
    <svg
      class="drawing"
      viewBox="0 0 ${traceWidth} ${trace.height + 6}"
      role="img"
      aria-label="${series.name} over time"
      xmlns="http://www.w3.org/2000/svg"
    >
      ${traceMarkup(series, { box: trace, length })}
      <line
        class="playhead"
        data-left="${trace.left}"
        data-width="${trace.width}"
        x1="${trace.left}"
        x2="${trace.left}"
        y1="0"
        y2="${trace.height + 4}"
      />
    </svg>
  </figure>`;

const tracksMarkup = ({ series, data }: EpisodeView, index: number): Markup => {
  const groups: readonly (readonly [string, readonly Series[]])[] = [
    ["Reward and weighted terms", series.rewards],
    ["State", series.states],
    ["Action", series.actions],
  ];
  return html`<div class="tracks" data-episode="${index}" ${index > 0 && html`hidden`}>
    ${groups.map(
      ([name, list]) =>
        list.length > 0 &&
        html`<section>
          <h2>${name}</h2>
          <div class="cards">${list.map((one) => traceCard(one, data.length))}</div>
        </section>`,
    )}
  </div>`;
};

const controls = (
  recording: Recording,
  { views, shown }: { views: readonly EpisodeView[]; shown: readonly RecordedPlay[] },
) =>
  html`<div class="controls">
    <button id="play" type="button" aria-pressed="false"><span>Play</span></button>
    <input
      id="scrub"
      type="range"
      min="0"
      max="${(views[0]?.data.steps.length ?? 1) - 1}"
      value="0"
      step="1"
      aria-label="Moment of the episode"
    />
    <span id="clock"></span>
    <label
      >speed
      <select id="speed">
        ${speeds.map((speed) => html`<option value="${speed}">${speed}×</option>`)}
      </select></label
    >
    ${
      shown.length > 1 &&
      html`<label
        >episode
        <select id="episode">
          ${shown.map((_, index) => html`<option value="${index}">${index + 1} of ${recording.episodes.length}</option>`)}
        </select></label
      >`
    }
  </div>`;

/** To the letter, since the policy knows the script by its hash; and nothing in the data may end its element early. */
const scripts = (data: PageData): Markup =>
  raw(
    `<script id="data" type="application/json">${JSON.stringify(data).replaceAll("<", String.raw`\u003c`)}</script>` +
      `<script>${pageScript}</script>`,
  );

const render = (recording: Recording, { count, most }: { count: number; most: number }): string => {
  const shown = recording.episodes.slice(0, count);
  const views = shown.map((episode) => viewEpisode(recording, { episode, most }));
  const title = titleOf(recording);
  const left = recording.episodes.length - shown.length;
  return htmlPage(
    { title, styles: [raw(drawingStyle), raw(pageStyle)], script: pageScript },
    html`<main>
        <header>
          <div class="brand">rewardsmith · a policy at play</div>
          <h1>${title}</h1>
          <p class="meta">
            ${policyOf(recording)}${recording.reward !== null && ` · terms of ${recording.reward.name}`}
          </p>
          ${shown.map(
            (episode, index) =>
              html`<p class="meta outcome" data-episode="${index}" ${index > 0 && html`hidden`}>
                ${outcomeOf(episode, recording.dt)}
              </p>`,
          )}
        </header>
        ${views.map((view, index) =>
          stageMarkup(view, {
            index,
            label: `${title}: ${outcomeOf(shown[index] as RecordedPlay, recording.dt)}`,
          }),
        )}
        ${controls(recording, { views, shown })}
        <noscript><p class="note">Moving it needs JavaScript; this is the first moment.</p></noscript>
        ${views.map(tracksMarkup)}
        ${left > 0 && html`<p class="note">${left} more ${left === 1 ? "episode is" : "episodes are"} in the data, not here.</p>`}
        <p class="note keys">Space plays and pauses, ← and → step, Home and End jump; drag on a trace to go there.</p>
      </main>
      ${scripts({ dt: recording.dt, episodes: views.map(({ data }) => data) })}`,
  );
};

/**
 * A page that plays the recorded episodes, whole in one file: no network (its content security policy refuses it), light or
 * dark as the reader's system asks. Long episodes lose frames, then the last episodes are left out, so that it stays small.
 */
export const drawPage = (recording: Recording): string => {
  let count = Math.min(mostEpisodes, recording.episodes.length);
  let most = mostFrames;
  for (;;) {
    const page = render(recording, { count, most });
    if (page.length <= limit || most <= 2) return page;
    if (most > fewFrames || count === 1) most = Math.max(2, Math.floor(most / 2));
    else count = Math.ceil(count / 2);
  }
};
