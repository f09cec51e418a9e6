import { useEffect, useRef } from "preact/hooks";
import { playerSpeeds } from "../../core/player-episode.ts";
import type { Playback } from "./playback.ts";
import { listenCalmly, useMoment } from "./use-moment.ts";
import { clockText, seconds } from "./words.ts";

const Clock = ({ playback, dt }: { playback: Playback; dt: number }) => {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const tell = (time: number): void => {
      (place.current as HTMLElement).textContent = clockText({ time, duration: playback.duration, dt });
    };
    return listenCalmly(playback, tell);
  }, [playback]);
  return <span ref={place} class="player-clock" />;
};

/** Buttons and choices over the timeline. */
export const Controls = ({
  playback,
  dt,
  onMark,
}: {
  playback: Playback;
  dt: number;
  onMark: ((from: number, to: number) => void) | undefined;
}) => {
  const playing = useMoment(playback, (moment) => moment.playing);
  const speed = useMoment(playback, (moment) => moment.speed);
  const stretch = useMoment(playback, (moment) => moment.stretch);
  return (
    <div class="player-controls">
      <button
        type="button"
        class="player-play"
        aria-label={playing ? "Pause" : "Play"}
        onClick={() => (playing ? playback.pause() : playback.play())}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={playing ? "M4 3h3v10H4zM9 3h3v10H9z" : "M4 2.5v11l9.5-5.5z"} />
        </svg>
      </button>
      <button type="button" aria-label="One frame back" title="One frame back (,)" onClick={() => playback.step(-1)}>
        ‹
      </button>
      <button type="button" aria-label="One frame on" title="One frame on (.)" onClick={() => playback.step(1)}>
        ›
      </button>
      <Clock playback={playback} dt={dt} />
      <label>
        speed{" "}
        <select value={String(speed)} onChange={(event) => playback.setSpeed(Number(event.currentTarget.value))}>
          {playerSpeeds.map((each) => (
            <option key={each} value={String(each)}>
              {each}×
            </option>
          ))}
        </select>
      </label>
      {onMark !== undefined && (
        <span class="player-marking" aria-live="polite">
          {stretch === null ? (
            "drag on the timeline to mark a stretch, or press [ and ]"
          ) : (
            <>
              marked {seconds(stretch.from)} to {seconds(stretch.to)}{" "}
              <button type="button" onClick={() => onMark(stretch.from, stretch.to)}>
                Say what it shows
              </button>{" "}
              <button type="button" onClick={() => playback.setStretch(null)}>
                Clear
              </button>
            </>
          )}
        </span>
      )}
    </div>
  );
};
