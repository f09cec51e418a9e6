import { useEffect, useRef, useState } from "preact/hooks";
import type { EpisodeFrames } from "../../core/frames.ts";
import type { PlayerEpisode } from "../../core/player-episode.ts";
import { between } from "./motion.ts";
import type { Playback } from "./playback.ts";
import { createReel } from "./reel.ts";

/** Fewer pixels across than this are meant to be seen one by one. */
const coarse = 160;

/** What the world drew of an episode itself: of each moment the last picture before it. */
export const PictureView = ({
  frames,
  episode: { dt },
  playback,
  label,
}: {
  frames: EpisodeFrames;
  episode: Pick<PlayerEpisode, "dt">;
  playback: Playback;
  label: string;
}) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const { width, height, steps } = frames;

  useEffect(() => {
    const element = canvas.current as HTMLCanvasElement;
    const context = element.getContext("2d");
    const reel = createReel(frames);
    const times = steps.map((step) => step * dt);
    let isOver = false;
    let isBusy = false;
    let [wanted, shown] = [0, -1];
    // One after another: where they come faster than they can be unpacked, those between are left out.
    const catchUp = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      while (shown !== wanted) {
        shown = wanted;
        const step = String(steps[shown]);
        const picture = await reel.picture(shown).catch(() => null);
        if (isOver) return;
        setUnreadable(picture === null);
        if (picture === null) continue;
        context?.drawImage(picture, 0, 0, width, height);
        element.dataset["step"] = step;
        (place.current as HTMLElement).textContent = `picture of step ${step}`;
      }
      isBusy = false;
    };
    const draw = (time: number): void => {
      wanted = between(times, time).index;
      void catchUp();
    };
    draw(playback.now().time);
    const deafen = playback.listen(({ time }) => draw(time));
    return () => {
      isOver = true;
      deafen();
      reel.dispose();
    };
  }, [frames, playback, dt]);

  return (
    <div class="player-stage">
      <div class="player-canvas" role="img" aria-label={label}>
        <canvas
          ref={canvas}
          class={Math.max(width, height) < coarse ? "player-picture coarse" : "player-picture"}
          width={width}
          height={height}
        />
      </div>
      <div class="player-corner">
        {isUnreadable && <span role="status">this browser cannot read the picture</span>}
        <span ref={place} class="player-of-step" />
      </div>
    </div>
  );
};
