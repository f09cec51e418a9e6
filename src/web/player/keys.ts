import { playerSpeeds } from "../../core/player-episode.ts";
import type { Playback, Stretch } from "./playback.ts";

/** What a keyboard event says. */
export type Press = { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean };

/** Share of the episode that an arrow key goes. */
const stride = 0.05;

const faster = (speed: number, by: 1 | -1): number =>
  (by > 0 ? playerSpeeds.find((each) => each > speed) : playerSpeeds.findLast((each) => each < speed)) ?? speed;

/** One end of the stretch set to a time, the other kept where it still lies on its side, else at the episode's end; null without length. */
const withEnd = (
  stretch: Stretch | null,
  { end, time, duration }: { end: keyof Stretch; time: number; duration: number },
): Stretch | null => {
  const { from, to } = stretch ?? { from: 0, to: duration };
  const next =
    end === "from" ? { from: time, to: to > time ? to : duration } : { from: from < time ? from : 0, to: time };
  return next.from < next.to ? next : null;
};

/** What a key does to the playback; false where it has no use. `marks`: stretches can be marked; `onMark` hears of one. */
export const press = (
  { key, altKey, ctrlKey, metaKey, shiftKey }: Press,
  { playback, onMark }: { playback: Playback; onMark?: ((from: number, to: number) => void) | undefined },
): boolean => {
  if (altKey || ctrlKey || metaKey) return false;
  const { time, playing, speed, stretch } = playback.now();
  const { duration } = playback;
  const go = (to: number): void => {
    playback.pause();
    playback.seek(to);
  };
  const actions: Record<string, () => void> = {
    " ": () => (playing ? playback.pause() : playback.play()),
    ArrowRight: () => go(time + stride * duration),
    ArrowLeft: () => go(time - stride * duration),
    ".": () => playback.step(1),
    ",": () => playback.step(-1),
    Home: () => go(0),
    End: () => go(duration),
    ">": () => playback.setSpeed(faster(speed, 1)),
    "<": () => playback.setSpeed(faster(speed, -1)),
  };
  if (onMark !== undefined) {
    actions["["] = () => playback.setStretch(withEnd(stretch, { end: "from", time, duration }));
    actions["]"] = () => playback.setStretch(withEnd(stretch, { end: "to", time, duration }));
    if (stretch !== null) {
      actions["Escape"] = () => playback.setStretch(null);
      actions["Enter"] = () => onMark(stretch.from, stretch.to);
    }
  }
  const action = actions[key];
  // Shift makes other characters of keys; of the arrows it is the camera's.
  if (action === undefined || (shiftKey && key.startsWith("Arrow"))) return false;
  action();
  return true;
};
