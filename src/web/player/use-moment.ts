import { useEffect, useState } from "preact/hooks";
import type { Moment, Playback } from "./playback.ts";

/** A part of the moment: who uses it is drawn anew when that part is another, and not with every frame. */
export const useMoment = <Part>(playback: Playback, part: (moment: Moment) => Part): Part => {
  const [value, setValue] = useState(() => part(playback.now()));
  useEffect(() => {
    setValue(() => part(playback.now()));
    return playback.listen((moment) => setValue(() => part(moment)));
  }, [playback]);
  return value;
};

/** Milliseconds for which a figure that runs stays as it is: a reader sees no more, and every change is drawn anew. */
const legible = 100;

/** Tells the time now, then after changes: every one of them where it stands still, while it plays those that can be read. */
export const listenCalmly = (playback: Playback, tell: (time: number) => void): (() => void) => {
  let told = -Infinity;
  tell(playback.now().time);
  return playback.listen(({ time, playing }) => {
    const now = performance.now();
    if (playing && now - told < legible) return;
    told = now;
    tell(time);
  });
};
