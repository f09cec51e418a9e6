import type { Film } from "../core/film.ts";
import type { RecordedPlay, Recording } from "../core/recording.ts";
import { html, print, raw, type Markup } from "./html.ts";
import { groundMarkup, groundMatrix, scaleBar } from "./ground.ts";
import { pixels } from "./projection.ts";
import { sceneFrames, thin, type SceneFrames } from "./scene-frames.ts";
import { drawFrame, shiftOf, stageOf, type Stage } from "./stage.ts";
import { outcomeOf } from "./words.ts";

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
  const seconds = Math.min(runs.most, Math.max(runs.least, length * dt));
  const steps = thin(Math.min(length, poses.length - 1), Math.round(seconds * rate));
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

/** A frame is seen for its share of the time, again and again; the style sheet alone moves, so no script is needed. */
const shots = (stage: Stage, { id, seconds }: { id: string; seconds: number }): Markup => {
  const count = stage.frames.frames.length;
  const still = Math.floor(count / 2);
  return html`${stage.frames.frames.map((_, index) => {
    const { parts, shadow } = drawFrame(stage, index);
    const [x, y] = shiftOf(stage, index);
    const delay = Math.round((1e4 * seconds * index) / count) / 1e4;
    return html`<g
      class="shot${index === still ? " still" : ""}"
      style="animation:${id} ${seconds}s step-end ${delay}s infinite"
      transform="translate(${pixels(x)} ${pixels(y)})"
      ><use class="tick" href="#${id}-ground" />${
        shadow !== "" && html`<path class="cast" transform="${groundMatrix(stage)}" d="${shadow}" />`
      }${parts.map(({ className, d }) => html`<path class="${className}" d="${d}" />`)}</g
    >`;
  })}`;
};

const draw = (film: Film, { id, most }: { id: string; most: number }): Markup | null => {
  const frames = framesOf(film, most);
  if (frames === null) return null;
  const stage = stageOf(frames, size);
  const played = (film.poses.length - 1) * film.dt;
  const seconds = Math.round(10 * Math.min(runs.most, Math.max(runs.least, played))) / 10;
  // Below the ground stand its distances.
  const height = pixels(stage.height + (stage.foot === 0 ? 22 : 0));
  const shown = 100 / frames.frames.length;
  return html`<figure class="film">
    <svg
      class="drawing"
      viewBox="0 0 ${pixels(stage.width)} ${height}"
      role="img"
      aria-label="${film.name}: ${film.caption}"
      xmlns="http://www.w3.org/2000/svg"
    >
      <style>
        @keyframes ${id} {
          0% {
            visibility: visible;
          }
          ${shown.toFixed(4)}% {
            visibility: hidden;
          }
        }
      </style>
      <defs><g id="${id}-ground">${groundMarkup(stage)}</g></defs>
      <rect class="sheet" x="0.5" y="0.5" width="${pixels(stage.width - 1)}" height="${height - 1}" rx="8" />
      <svg width="${pixels(stage.width)}" height="${height}">${shots(stage, { id, seconds })}</svg>
      ${scaleBar(stage)}
    </svg>
    <figcaption><b>${film.name}</b> <small>${film.caption}</small></figcaption>
  </figure>`;
};

/** As many frames as the limit allows; null for what cannot be drawn: a picture less is no reason to have no report. */
const withinLimit = (film: Film, id: string): Markup | null => {
  try {
    for (let most = film.poses.length; most >= 6; most = Math.floor(most / 2)) {
      const markup = draw(film, { id, most });
      if (markup !== null && print(markup).length <= limit) return markup;
    }
  } catch {
    // A file of another version, or damaged.
  }
  return null;
};

/** Films side by side, each small enough for a page that is sent by mail. */
export const filmRow = (films: readonly Film[]): Markup | false => {
  const drawn = films.map((film, index) => withinLimit(film, `film${index}`)).filter((markup) => markup !== null);
  return drawn.length > 0 && html`<div class="films">${drawn}</div>`;
};

/** Shots are hidden but for their moment; who wants no motion, and paper, have the one in the middle. */
export const filmStyle =
  raw(`.films{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(260px,100%),1fr));gap:14px;margin:20px 0}
.film{margin:0}.film svg{overflow:hidden}.film use,.film text.tick{font-size:15px!important}.film figcaption{font-size:14px;margin-top:4px}.shot{visibility:hidden}
@media(prefers-reduced-motion:reduce){.shot{animation:none!important}.shot.still{visibility:visible}}
@media print{.shot{animation:none!important}.shot.still{visibility:visible}}`);
