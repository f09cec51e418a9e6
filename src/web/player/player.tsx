import "./player.css";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { EpisodeFrames } from "../../core/frames.ts";
import type { PlayerEpisode } from "../../core/player-episode.ts";
import { Controls } from "./controls.tsx";
import { Fields } from "./fields.tsx";
import { press } from "./keys.ts";
import { PictureView } from "./picture-view.tsx";
import { createPlayback, type Painter } from "./playback.ts";
import { rowsOf } from "./rows.ts";
import { StageView, type SolidModule, type WithScene } from "./stage-view.tsx";
import { Strips } from "./strips.tsx";
import { Timeline } from "./timeline.tsx";
import { letter } from "./words.ts";

export type PlayerProps = {
  /** One, or two to four side by side in step. */
  episodes: readonly PlayerEpisode[];
  /** Loads what draws solid scenes; called where there is one. */
  solid: () => Promise<SolidModule>;
  /** Of each episode, what its world drew of it; null or left out: nothing. */
  pictures?: readonly (EpisodeFrames | null)[];
  /** A stretch was marked, in seconds since the episode's start. Left out: nothing can be marked. */
  onMark?: (from: number, to: number) => void;
  /** Keys of the rows below the timeline (`state:torso.height`), and who hears that others were chosen; left out: those that tell most. */
  shown?: readonly string[] | undefined;
  onShown?: (keys: readonly string[]) => void;
  /** Whether it starts by itself, where no less motion is wanted. */
  starts?: boolean;
  /** Takes keys pressed anywhere on the page, where it is all that the page is about. */
  ownsPage?: boolean;
};

const painter: Painter = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

/** Keys that a control has a use of its own for stay its own. */
const isTaken = ({ key, target }: KeyboardEvent): boolean => {
  const owner = (target as Element).closest("button, input, select, textarea, summary, a, [contenteditable]");
  if (owner === null) return false;
  const presses = owner.matches("button, summary, a, select, input[type=checkbox]");
  if (owner.matches("input[type=range]")) return ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key);
  return !presses || key === " " || key === "Enter" || (owner.matches("select") && key !== "Escape");
};

/** The same list as long as its members are the same: who shows a player may make the list anew each time. */
const useSame = <Member,>(list: readonly Member[]): readonly Member[] => {
  const held = useRef(list);
  const before = held.current;
  if (before.length !== list.length || before.some((member, index) => member !== list[index])) held.current = list;
  return held.current;
};

/** Plays episodes: picture, timeline with findings, chosen numbers. Several go in step, each to its own end. */
export const Player = ({
  solid,
  pictures = [],
  onMark,
  shown,
  onShown,
  starts = false,
  ownsPage = false,
  ...given
}: PlayerProps) => {
  const episodes = useSame(given.episodes);
  const root = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(episodes), [episodes]);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const keys = new Set(shown ?? chosen ?? rows.filter(({ telling }) => telling).map(({ key }) => key));
  const visible = useMemo(() => rows.filter(({ key }) => keys.has(key)), [rows, [...keys].join(" ")]);
  const longest = episodes.reduce((most, one) => (one.length * one.dt > most.length * most.dt ? one : most));
  const stops = useMemo(() => longest.steps.map((step) => step * longest.dt), [episodes]);
  const playback = useMemo(() => createPlayback({ stops, speed: longest.speed, painter }), [episodes]);

  useEffect(() => {
    if (starts && !matchMedia("(prefers-reduced-motion: reduce)").matches) playback.play();
    return () => playback.dispose();
  }, [playback]);

  useEffect(() => {
    const host: HTMLElement | Document = ownsPage ? document : (root.current as HTMLElement);
    const hear = (event: Event): void => {
      const pressed = event as KeyboardEvent;
      if (pressed.defaultPrevented || isTaken(pressed)) return;
      if (press(pressed, { playback, onMark })) pressed.preventDefault();
    };
    host.addEventListener("keydown", hear);
    return () => host.removeEventListener("keydown", hear);
  }, [playback, ownsPage, onMark]);

  const several = episodes.length > 1;
  const choose = (next: readonly string[]): void => {
    setChosen(next);
    onShown?.(next);
  };
  return (
    <div
      ref={root}
      class={several ? "player several" : "player"}
      role="group"
      aria-label="Episode player"
      tabIndex={ownsPage ? undefined : -1}
    >
      <div class="player-stages">
        {episodes.map((episode, index) => (
          <figure key={index}>
            {episode.scene !== null ? (
              <StageView
                episode={episode as WithScene}
                playback={playback}
                solid={solid}
                label={`${episode.name}: ${episode.caption}`}
              />
            ) : (
              pictures[index] != null && (
                <PictureView
                  frames={pictures[index]}
                  episode={episode}
                  playback={playback}
                  label={`${episode.name}: ${episode.caption}`}
                />
              )
            )}
            <figcaption>
              {several && <span class={`player-letter one${index}`}>{letter(index)}</span>} <b>{episode.name}</b>{" "}
              <small>{episode.caption}</small>
            </figcaption>
          </figure>
        ))}
      </div>
      <Controls playback={playback} dt={longest.dt} onMark={onMark} />
      <Timeline episodes={episodes} playback={playback} stops={stops} onMark={onMark}>
        <Strips rows={visible} playback={playback} dt={longest.dt} steps={longest.length} several={several} />
      </Timeline>
      {rows.length > 0 && <Fields rows={rows} shown={keys} onShown={choose} />}
      <p class="player-keys">
        <kbd>Space</kbd> plays and pauses · <kbd>←</kbd> <kbd>→</kbd> go · <kbd>,</kbd> <kbd>.</kbd> one frame ·{" "}
        <kbd>&lt;</kbd> <kbd>&gt;</kbd> speed
        {onMark !== undefined && (
          <>
            {" "}
            · <kbd>[</kbd> <kbd>]</kbd> mark a stretch, <kbd>Enter</kbd> says it
          </>
        )}
      </p>
    </div>
  );
};
