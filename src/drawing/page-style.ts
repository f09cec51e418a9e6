import { sceneTokens } from "./colours.ts";

/** What the playing page adds to the style of all pages and the player's own. */
export const pageStyle = `${sceneTokens}
main{padding-top:28px}header p{margin:2px 0}#player{margin-top:18px}
.player-episode{display:block;margin:0 0 var(--space-3);font-size:.875rem;color:var(--soft)}
`;
