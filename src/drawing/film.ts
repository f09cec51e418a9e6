import { formatNumber } from "../core/format.ts";
import type { Film } from "../core/film.ts";
import type { RecordedPlay, Recording } from "../core/recording.ts";
import { html, print, raw, type Markup } from "./html.ts";
import { groundMarkup, groundMatrix, scaleBar } from "./ground.ts";
import { pixels } from "./projection.ts";
import { sceneFrames, thin, type SceneFrames } from "./scene-frames.ts";
import { drawFrame, shiftOf, stageOf, type Stage } from "./stage.ts";
import { outcomeOf, seconds } from "./words.ts";

const size = { width: 440, height: 240, least: 120 };
/** Frames a second that still look like motion, and how long a film runs, s. */
const rate = 15;
const runs = { least: 2, most: 10 };
/** Characters of a film's markup; a scene of many shapes has fewer frames rather. */
const limit = 400_000;

/** An episode of a recording, thinned; null where the environment draws nothing. */
export const filmOf = (
  { scene, dt }: Pick<Recording, "scene" | "dt">,
  { episode, name, whose }: { episode: RecordedPlay; name: string; whose: string },
): Film | null => {
  const { poses, length } = episode;
  if (scene === null || poses === null || poses.length < 2) return null;
  const shown = Math.min(runs.most, Math.max(runs.least, length * dt));
  const steps = thin(Math.min(length, poses.length - 1), Math.round(shown * rate));
  return {
    name,
    caption: `one episode, ${whose} · ${outcomeOf(episode, dt)}`,
    scene,
    dt: (length * dt) / Math.max(1, steps.length - 1),
    poses: steps.map((step) => (poses[step] as number[]).map((value) => Math.round(1e4 * value) / 1e4)),
  };
};

const framesOf = ({ scene, dt, poses }: Film, most: number): SceneFrames | null => {
  const episode = { poses, length: poses.length - 1 } as RecordedPlay;
  return sceneFrames(episode, { scene, dt, most });
};

/** Seconds that the last moment stands before all begin again. */
const hold = 0.8;
/** Moments below a film, for paper and for who wants no motion. */
const moments = 5;

/** One clock for all films, so that they stand side by side in step: of the simulator's `played` seconds, shown in `seconds`. */
type Clock = { played: number; seconds: number };

const playedOf = ({ poses, dt }: Film): number => (poses.length - 1) * dt;

/** A file of another version may hold anything. */
const isPlayable = ({ poses, dt }: Partial<Film>): boolean =>
  Array.isArray(poses) && poses.length > 1 && Number(dt) > 0;

const clockOf = (films: readonly Film[]): Clock => {
  const played = Math.max(...films.map(playedOf));
  return { played, seconds: Math.round(10 * Math.min(runs.most, Math.max(runs.least, played))) / 10 };
};

const rounded = (value: number): number => Math.round(1e4 * value) / 1e4;

/** When a frame comes, and how long it stays, in seconds of the page; the last stays until all have ended. */
const timesOf = ({ steps, dt }: SceneFrames, { played, seconds }: Clock): { from: number; lasts: number }[] => {
  const starts = steps.map((step) => (seconds * step * dt) / played);
  return starts.map((from, index) => ({ from, lasts: (starts[index + 1] ?? seconds + hold) - from }));
};

const visibleFor = (id: string, share: number): Markup =>
  html`@keyframes ${id} { 0% { visibility: visible; } ${(100 * share).toFixed(4)}% { visibility: hidden; } } `;

/** A frame is seen for its share of the time, again and again; the style sheet alone moves, so no script is needed. */
const shots = (stage: Stage, { id, clock }: { id: string; clock: Clock }): { rules: Markup; markup: Markup } => {
  const times = timesOf(stage.frames, clock);
  const period = rounded(clock.seconds + hold);
  const still = Math.floor(times.length / 2);
  // Frames are equally far apart, but for the last two.
  const lasting = [...new Set(times.map(({ lasts }) => rounded(lasts)))];
  const markup = html`${times.map(({ from, lasts }, index) => {
    const { parts, shadow } = drawFrame(stage, index);
    const [x, y] = shiftOf(stage, index);
    const name = `${id}-${lasting.indexOf(rounded(lasts))}`;
    return html`<g
      class="shot${index === still ? " still" : ""}"
      style="animation:${name} ${period}s step-end ${rounded(from)}s infinite"
      ><g id="${id}-s${index}" transform="translate(${pixels(x)} ${pixels(y)})"
        ><use class="tick" href="#${id}-ground" />${
          shadow !== "" && html`<path class="cast" transform="${groundMatrix(stage)}" d="${shadow}" />`
        }${parts.map(({ className, d }) => html`<path class="${className}" d="${d}" />`)}</g
      ></g
    >`;
  })}`;
  const rules = html`${lasting.map((lasts, index) => visibleFor(`${id}-${index}`, lasts / period))}`;
  return { rules, markup };
};

/** Some moments as a strip of stills, with their times. */
const strip = (stage: Stage, id: string): Markup => {
  const { steps, dt } = stage.frames;
  const last = steps.length - 1;
  const chosen = [
    ...new Set(Array.from({ length: moments }, (_, index) => Math.round((index * last) / (moments - 1)))),
  ];
  const [width, height] = [pixels(stage.width), pixels(stage.height)];
  return html`<div class="strip" aria-hidden="true">
    ${chosen.map(
      (frame) =>
        html`<div>
          <svg class="drawing" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg">
            <rect class="sheet" x="1" y="1" width="${width - 2}" height="${height - 2}" rx="14" />
            <use href="#${id}-s${frame}" /></svg
          ><small>${seconds((steps[frame] as number) * dt)}</small>
        </div>`,
    )}
  </div>`;
};

/** How far the film is, of the clock that all have: who ended early is seen to. */
const timeline = (film: Film, { id, clock }: { id: string; clock: Clock }): { rules: Markup; markup: Markup } => {
  const share = playedOf(film) / clock.played;
  const period = rounded(clock.seconds + hold);
  const ends = (100 * share * clock.seconds) / period;
  return {
    rules: html`@keyframes ${id}-time { 0% { transform: scaleX(0); } ${ends.toFixed(2)}%, 100% { transform: scaleX(1); }
    } `,
    markup: html`<div class="timeline" aria-hidden="true">
      <span style="width:${(100 * share).toFixed(2)}%"
        ><i style="animation:${id}-time ${period}s linear infinite"></i
      ></span>
    </div>`,
  };
};

const draw = (film: Film, { id, most, clock }: { id: string; most: number; clock: Clock }): Markup | null => {
  const frames = framesOf(film, most);
  if (frames === null) return null;
  const stage = stageOf(frames, size);
  // Below the ground stand its distances.
  const height = pixels(stage.height + (stage.foot === 0 ? 22 : 0));
  const moving = shots(stage, { id, clock });
  const time = timeline(film, { id, clock });
  return html`<figure class="film">
    <svg
      class="drawing"
      viewBox="0 0 ${pixels(stage.width)} ${height}"
      role="img"
      aria-label="${film.name}: ${film.caption}"
      xmlns="http://www.w3.org/2000/svg"
    >
      <style>
        ${moving.rules}${time.rules}
      </style>
      <defs><g id="${id}-ground">${groundMarkup(stage)}</g></defs>
      <rect class="sheet" x="0.5" y="0.5" width="${pixels(stage.width - 1)}" height="${height - 1}" rx="8" />
      <svg width="${pixels(stage.width)}" height="${height}">${moving.markup}</svg>
      ${scaleBar(stage)}
    </svg>
    ${time.markup}${strip(stage, id)}
    <figcaption><b>${film.name}</b> <small>${film.caption}</small></figcaption>
  </figure>`;
};

/** As many frames as the limit allows; null for what cannot be drawn: a picture less is no reason to have no report. */
const withinLimit = (film: Film, { id, clock }: { id: string; clock: Clock }): Markup | null => {
  try {
    for (let most = film.poses.length; most >= 6; most = Math.floor(most / 2)) {
      const markup = draw(film, { id, most, clock });
      if (markup !== null && print(markup).length <= limit) return markup;
    }
  } catch {
    // A file of another version, or damaged.
  }
  return null;
};

const paceText = ({ played, seconds: shown }: Clock): string => {
  const pace = played / shown;
  return Math.abs(pace - 1) < 0.05 ? "as fast as it was" : `${formatNumber(pace)} × as fast as it was`;
};

/** Films side by side and in step, each small enough for a page that is sent by mail; who wants may stop them. */
export const filmRow = (all: readonly Film[]): Markup | false => {
  const films = all.filter(isPlayable);
  if (films.length === 0) return false;
  const clock = clockOf(films);
  const drawn = films
    .map((film, index) => withinLimit(film, { id: `film${index}`, clock }))
    .filter((markup) => markup !== null);
  return (
    drawn.length > 0 &&
    html`<div class="films">
      <input type="checkbox" id="films-stop" /><label for="films-stop">Stop the films</label>
      <div class="row">${drawn}</div>
      <p class="legend">
        One episode each, all from the same start and in step, ${paceText(clock)}: who ends early stands still.
      </p>
    </div>`
  );
};

/** Shots are hidden but for their moment; who wants no motion, and paper, have the one in the middle. */
export const filmStyle =
  raw(`.films{margin:20px 0;position:relative}.films>label{float:right;font-size:.8125rem;color:var(--soft);cursor:pointer}.films>input{float:right;margin:4px 0 8px 6px}
.films>.row{clear:both;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(260px,100%),1fr));gap:14px}
.films>input:checked~.row *{animation-play-state:paused!important}
.film svg{overflow:hidden}.film use,.film text.tick{font-size:15px!important}.film figcaption{margin-top:4px;line-height:1.4}.shot{visibility:hidden}
.timeline{height:4px;margin:5px 0;border-radius:2px;overflow:hidden}.timeline span{display:block;height:100%;background:var(--rule);border-radius:2px;overflow:hidden}
.timeline i{display:block;height:100%;background:var(--accent);transform-origin:left}
.strip{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:4px;text-align:center}.film .strip use{font-size:0!important}.strip small{font-size:.6875rem;line-height:1.3;display:block}
@media(max-width:600px){.films>.row{grid-template-columns:1fr 1fr}.film:first-child{grid-column:1/-1}.film:not(:first-child) .strip{display:none}}
@media(prefers-reduced-motion:reduce){.shot{animation:none!important}.shot.still{visibility:visible}.timeline,.films>input,.films>label{display:none}}
@media print{.shot{animation:none!important}.shot.still{visibility:visible}.timeline,.films>input,.films>label{display:none}}`);
