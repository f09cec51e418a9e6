import type { TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { PlayerEpisode, PlayerScene } from "../../core/player-episode.ts";
import { createFlatStage } from "./flat.ts";
import { createPace } from "./pace.ts";
import { readPalette } from "./palette.ts";
import type { Playback } from "./playback.ts";
import type { Stage } from "./stage.ts";

export type WithScene = PlayerEpisode & { scene: PlayerScene };

/** What draws scenes in three dimensions: large, so that it is loaded where it is needed. */
export type SolidModule = { createSolidStage(canvas: HTMLCanvasElement, episode: WithScene): Stage };

/** Pixels of the screen for one of the page. Finer than this no eye sees, and every pixel costs; coarser is no picture. */
const finest = 2;
const coarsest = 0.5;
/** Of these pixels, where frames come too slowly. */
const fewer = 0.8;

const isSolid = ({ scene }: WithScene): boolean => scene.solid === true || scene.view === "oblique";

const turnPerPixel = 0.008;
const turnPerKey = 0.12;

const turns: Record<string, { around?: number; up?: number; distance?: number }> = {
  ArrowLeft: { around: -turnPerKey },
  ArrowRight: { around: turnPerKey },
  ArrowUp: { up: turnPerKey },
  ArrowDown: { up: -turnPerKey },
};

type Canvas = { stage: Stage; canvas: HTMLCanvasElement };

/** A canvas in three dimensions, or a flat one where that cannot be had. A canvas that has tried one kind takes no other. */
const openStage = async (
  host: HTMLElement,
  { episode, solid }: { episode: WithScene; solid: () => Promise<SolidModule> },
): Promise<Canvas & { flattened: boolean }> => {
  const fresh = (): HTMLCanvasElement => {
    const canvas = document.createElement("canvas");
    host.replaceChildren(canvas);
    return canvas;
  };
  if (isSolid(episode)) {
    try {
      const { createSolidStage } = await solid();
      const canvas = fresh();
      return { stage: createSolidStage(canvas, episode), canvas, flattened: false };
    } catch {
      // No WebGL here.
    }
  }
  const canvas = fresh();
  return { stage: createFlatStage(canvas, episode), canvas, flattened: isSolid(episode) };
};

/** The moving picture of an episode. A solid scene can be turned, moved and zoomed. */
export const StageView = ({
  episode,
  playback,
  solid,
  label,
}: {
  episode: WithScene;
  playback: Playback;
  solid: () => Promise<SolidModule>;
  label: string;
}) => {
  const host = useRef<HTMLDivElement>(null);
  const open = useRef<Stage | null>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [flattened, setFlattened] = useState(false);
  const [follows, setFollows] = useState(true);
  const draw = (): void => open.current?.draw(playback.now().time);

  useEffect(() => {
    const element = host.current as HTMLDivElement;
    let closed = false;
    const endings: (() => void)[] = [];
    void openStage(element, { episode, solid }).then((opened) => {
      if (closed) return opened.stage.dispose();
      open.current = opened.stage;
      let ratio = Math.min(finest, devicePixelRatio);
      const fit = (): void => {
        const { width, height } = element.getBoundingClientRect();
        if (width === 0 || height === 0) return;
        opened.stage.resize({ width, height, ratio });
        draw();
      };
      const isSlow = createPace();
      const paint = (): void => {
        opened.stage.paint(readPalette(element));
        draw();
      };
      const theme = matchMedia("(prefers-color-scheme: dark)");
      theme.addEventListener("change", paint);
      const observer = new ResizeObserver(fit);
      observer.observe(element);
      endings.push(
        playback.listen(({ time, playing }) => {
          opened.stage.draw(time);
          if (!playing || !isSlow(performance.now()) || ratio * fewer < coarsest) return;
          ratio *= fewer;
          fit();
        }),
        () => theme.removeEventListener("change", paint),
        () => observer.disconnect(),
        () => opened.stage.dispose(),
      );
      fit();
      paint();
      setStage(opened.stage);
      setFlattened(opened.flattened);
    });
    return () => {
      closed = true;
      open.current = null;
      for (const end of endings) end();
    };
  }, [episode, playback]);

  const camera = stage?.camera;
  const drag = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    if (camera === undefined || event.buttons === 0) return;
    if (event.buttons === 2 || event.shiftKey) camera.pan({ right: event.movementX, down: event.movementY });
    else camera.turn({ around: -event.movementX * turnPerPixel, up: event.movementY * turnPerPixel });
    draw();
  };
  const keys = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (camera === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const turn = event.shiftKey ? turns[event.key] : undefined;
    if (turn !== undefined) camera.turn(turn);
    else if (event.key === "+" || event.key === "=") camera.turn({ distance: 0.85 });
    else if (event.key === "-") camera.turn({ distance: 1 / 0.85 });
    else if (event.key === "0") camera.reset();
    else return;
    draw();
    event.preventDefault();
    event.stopPropagation();
  };
  // Preact's own listeners of wheels may not keep the page from scrolling.
  useEffect(() => {
    const element = host.current as HTMLDivElement;
    if (camera === undefined) return;
    const zoom = (event: WheelEvent): void => {
      // Who scrolls the page scrolls past; who has clicked the picture, or holds Ctrl, zooms it.
      if (!event.ctrlKey && document.activeElement !== element) return;
      event.preventDefault();
      camera.turn({ distance: Math.exp(event.deltaY * 0.0012) });
      draw();
    };
    element.addEventListener("wheel", zoom, { passive: false });
    return () => element.removeEventListener("wheel", zoom);
  }, [camera]);

  const move = (change: () => void) => (): void => {
    change();
    draw();
  };
  return (
    <div class="player-stage">
      <div
        ref={host}
        class={camera === undefined ? "player-canvas" : "player-canvas turns"}
        role="img"
        aria-label={label}
        tabIndex={camera === undefined ? undefined : 0}
        onPointerDown={(event) => {
          if (camera !== undefined) event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onKeyDown={keys}
        onContextMenu={(event) => camera !== undefined && event.preventDefault()}
      />
      <div class="player-corner">
        {flattened && <span>drawn flat: this browser has no WebGL</span>}
        {stage !== null && stage.scale() !== "" && <span>{stage.scale()}</span>}
        {camera !== undefined && (
          <span class="player-camera" role="group" aria-label="Camera">
            {episode.scene.centres !== null && (
              <button
                type="button"
                aria-pressed={follows}
                onClick={move(() => {
                  camera.follow(!follows);
                  setFollows(!follows);
                })}
              >
                Follow
              </button>
            )}
            <button type="button" aria-label="Nearer" onClick={move(() => camera.turn({ distance: 0.8 }))}>
              +
            </button>
            <button type="button" aria-label="Farther" onClick={move(() => camera.turn({ distance: 1.25 }))}>
              −
            </button>
            <button type="button" onClick={move(() => camera.reset())}>
              Reset
            </button>
          </span>
        )}
      </div>
    </div>
  );
};
