import type { ComponentChildren, TargetedPointerEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PlayerEpisode } from "../../core/player-episode.ts";
import { momentsOf } from "./moments.ts";
import { nearest, type Playback } from "./playback.ts";
import { listenCalmly, useMoment } from "./use-moment.ts";
import { clockText, seconds } from "./words.ts";

type Mark = (from: number, to: number) => void;

const percent = (share: number): string => `${100 * Math.min(1, Math.max(0, share))}%`;

/** Goes to a time by pointer, or, where stretches are marked, draws one open. */
const useDragging = (playback: Playback, { stops, onMark }: { stops: readonly number[]; onMark: Mark | undefined }) => {
  const start = useRef<number | null>(null);
  const timeAt = (event: TargetedPointerEvent<HTMLElement>): number => {
    const plot = event.currentTarget.querySelector(".player-over") as HTMLElement;
    const { left, width } = plot.getBoundingClientRect();
    return nearest(stops, playback.duration * Math.min(1, Math.max(0, (event.clientX - left) / width)));
  };
  const go = (time: number): void => {
    playback.pause();
    playback.seek(time);
  };
  return {
    onPointerDown(event: TargetedPointerEvent<HTMLElement>) {
      const target = event.target as Element;
      if (event.button !== 0 || target.closest("button, input, .player-name") !== null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = timeAt(event);
      go(start.current);
    },
    onPointerMove(event: TargetedPointerEvent<HTMLElement>) {
      if (start.current === null) return;
      const time = timeAt(event);
      go(time);
      if (onMark === undefined) return;
      const [from, to] = [Math.min(start.current, time), Math.max(start.current, time)];
      playback.setStretch(from < to ? { from, to } : null);
    },
    onPointerUp() {
      if (start.current === null) return;
      start.current = null;
      const { stretch } = playback.now();
      if (stretch !== null && onMark !== undefined) onMark(stretch.from, stretch.to);
    },
    onPointerCancel() {
      start.current = null;
    },
  };
};

/** The bar that moves, and above it the stretch that is marked, over all rows at once. */
const Over = ({ playback }: { playback: Playback }) => {
  const head = useRef<HTMLDivElement>(null);
  const stretch = useMoment(playback, (moment) => moment.stretch);
  const share = (time: number): string => percent(playback.duration === 0 ? 0 : time / playback.duration);
  useEffect(() => {
    // Moved and not laid out: the rows below are not drawn anew.
    const move = (time: number): void => {
      (head.current as HTMLDivElement).style.transform = `translateX(${share(time)})`;
    };
    move(playback.now().time);
    return playback.listen(({ time }) => move(time));
  }, [playback]);
  return (
    <div class="player-over" aria-hidden="true">
      {stretch !== null && (
        <div
          class="player-stretch"
          style={{ left: share(stretch.from), right: percent(1 - stretch.to / playback.duration) }}
        />
      )}
      <div ref={head} class="player-head">
        <i />
      </div>
    </div>
  );
};

const Scrub = ({ playback, dt }: { playback: Playback; dt: number }) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const tell = (time: number): void => {
      const element = input.current as HTMLInputElement;
      element.value = String(time);
      element.setAttribute("aria-valuetext", clockText({ time, duration: playback.duration, dt }));
    };
    return listenCalmly(playback, tell);
  }, [playback]);
  return (
    <input
      ref={input}
      class="player-scrub"
      type="range"
      min={0}
      max={playback.duration}
      step="any"
      aria-label="Moment of the episode"
      onInput={(event) => {
        playback.pause();
        playback.seek(Number(event.currentTarget.value));
      }}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
        if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        // A frame, as a slider goes by its smallest step.
        playback.step(by);
      }}
    />
  );
};

/** The time axis: scrub bar, findings as marks on it, and the rows (`children`) that share it. */
export const Timeline = ({
  episodes,
  playback,
  stops,
  onMark,
  children,
}: {
  episodes: readonly PlayerEpisode[];
  playback: Playback;
  stops: readonly number[];
  onMark: Mark | undefined;
  children: ComponentChildren;
}) => {
  const dragging = useDragging(playback, { stops, onMark });
  const moments = momentsOf(episodes);
  const { duration } = playback;
  const dt = episodes[0]?.dt ?? 1;
  const jump = (time: number) => (): void => {
    playback.pause();
    playback.seek(time);
  };
  return (
    <>
      <div class={onMark === undefined ? "player-rows" : "player-rows marks"} {...dragging}>
        <div class="player-row player-time">
          <div class="player-name" />
          <div class="player-axis">
            <Scrub playback={playback} dt={dt} />
            {moments.length > 0 && (
              <div class="player-lane" aria-hidden="true">
                {moments.map(({ from, to, label, dt, whose }, index) => (
                  <button
                    key={index}
                    type="button"
                    tabIndex={-1}
                    title={`${whose}${label}`}
                    style={{
                      left: percent((from * dt) / duration),
                      width: percent(((to - from) * dt) / duration),
                    }}
                    onClick={jump(from * dt)}
                  />
                ))}
              </div>
            )}
          </div>
          <div class="player-value" />
        </div>
        {children}
        <Over playback={playback} />
      </div>
      {moments.length > 0 && (
        <ol class="player-moments" aria-label="Findings in this episode">
          {moments.map(({ from, to, label, dt, whose }, index) => (
            <li key={index}>
              <button type="button" onClick={jump(from * dt)}>
                <b>
                  {seconds(from * dt)} to {seconds(to * dt)}
                </b>{" "}
                {whose}
                {label}
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
};
