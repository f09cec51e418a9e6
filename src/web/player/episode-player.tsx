import { Player, type PlayerProps } from "./player.tsx";
import { Recording } from "./recording.tsx";
import { useFrames } from "./use-frames.ts";

const solid = () => import("./solid.ts");

/**
 * The player as pages of the dashboard have it: what draws solid scenes is loaded with the first of them, and worlds that draw
 * themselves can be asked for pictures.
 */
export const EpisodePlayer = (props: Omit<PlayerProps, "solid" | "pictures">) => {
  const recorded = useFrames(props.episodes);
  return (
    <>
      <Recording {...recorded} />
      <Player {...props} solid={solid} pictures={recorded.pictures} />
    </>
  );
};
