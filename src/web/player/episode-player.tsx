import { Player, type PlayerProps } from "./player.tsx";

const solid = () => import("./solid.ts");

/** The player as pages of the dashboard have it: what draws solid scenes is loaded with the first of them. */
export const EpisodePlayer = (props: Omit<PlayerProps, "solid">) => <Player {...props} solid={solid} />;
