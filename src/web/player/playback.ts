/** What is shown now: one moment for all episodes side by side. Times are seconds of the simulator. */
export type Moment = {
  time: number;
  playing: boolean;
  /** Times real time. */
  speed: number;
  /** The stretch that is being marked or was; null without one. */
  stretch: Stretch | null;
};

export type Stretch = { from: number; to: number };

export type Playback = {
  readonly duration: number;
  now(): Moment;
  /** Called after every change; returns what ends that. */
  listen(listener: (moment: Moment) => void): () => void;
  play(): void;
  pause(): void;
  seek(time: number): void;
  /** So many frames on or back; pauses. */
  step(frames: number): void;
  setSpeed(speed: number): void;
  setStretch(stretch: Stretch | null): void;
  dispose(): void;
};

/** How a browser calls back before it paints. */
export type Painter = { request(callback: (now: number) => void): number; cancel(handle: number): void };

const slack = 1e-9;

/** The frame nearest to a time. */
export const nearest = (stops: readonly number[], time: number): number => {
  let best = stops[0] ?? 0;
  for (const stop of stops) if (Math.abs(stop - time) < Math.abs(best - time)) best = stop;
  return best;
};

/** `stops`: times of all frames, ascending, the end last. */
export const createPlayback = ({
  stops,
  speed,
  painter,
}: {
  stops: readonly number[];
  speed: number;
  painter: Painter;
}): Playback => {
  const duration = stops.at(-1) ?? 0;
  const listeners = new Set<(moment: Moment) => void>();
  let moment: Moment = { time: 0, playing: false, speed, stretch: null };
  let handle: number | null = null;
  let before: number | null = null;
  const change = (part: Partial<Moment>): void => {
    moment = { ...moment, ...part };
    for (const listener of listeners) listener(moment);
  };
  const rest = (): void => {
    if (handle !== null) painter.cancel(handle);
    handle = null;
  };
  const tick = (now: number): void => {
    const passed = before === null ? 0 : Math.max(0, now - before) / 1000;
    before = now;
    const time = Math.min(duration, moment.time + passed * moment.speed);
    if (time >= duration) {
      handle = null;
      change({ time: duration, playing: false });
    } else {
      handle = painter.request(tick);
      change({ time });
    }
  };
  const pause = (): void => {
    rest();
    // What stands still is a frame, not the way between two.
    if (moment.playing) change({ playing: false, time: nearest(stops, moment.time) });
  };
  const clamped = (time: number): number => Math.min(duration, Math.max(0, time));
  return {
    duration,
    now: () => moment,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    play() {
      rest();
      before = null;
      change({ playing: true, time: moment.time >= duration ? 0 : moment.time });
      handle = painter.request(tick);
    },
    pause,
    seek: (time) => change({ time: moment.playing ? clamped(time) : nearest(stops, clamped(time)) }),
    step(frames) {
      pause();
      const at = stops.findLastIndex((stop) => stop <= moment.time + slack);
      change({ time: stops[Math.min(stops.length - 1, Math.max(0, at + frames))] ?? 0 });
    },
    setSpeed: (wanted) => change({ speed: wanted }),
    setStretch: (stretch) => change({ stretch }),
    dispose() {
      rest();
      listeners.clear();
    },
  };
};
