import { colours, font, type Pair } from "./tokens.ts";

/** After Okabe and Ito's palette, softened; sides are told apart also by colour-blind readers. */
const fills: Record<string, Pair> = {
  body: ["#2b78b0", "#4f9fd6"],
  limb: ["#5299c9", "#69b0de"],
  side0: ["#84c0e6", "#93caec"],
  side1: ["#e3a64f", "#e8b567"],
  side2: ["#6db597", "#7cc5a7"],
  side3: ["#bd8fba", "#cda2ca"],
  object: ["#d9703a", "#e98a55"],
  fixed: ["#9aa2aa", "#7c858e"],
  target: ["#109c72", "#3cc79b"],
  ground: ["#dfe4e2", "#2a3137"],
};

const plain: Record<string, Pair> = {
  ...colours,
  earth: ["#eff1ee", "#20262a"],
  horizon: ["#8b949c", "#7b858e"],
  net: ["#e4e8ea", "#2b3238"],
  shadow: ["#1d2229", "#000000"],
  total: colours.best,
  term: colours.human,
  state: ["#5c6570", "#a9b2bb"],
  way: colours.sparse,
};

const mix = (colour: string, { to, share }: { to: number; share: number }): string =>
  `#${[1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    .map((value) => Math.round(value + share * (to - value)))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;

/** Rules with plain colours, since few programs that open an SVG file know CSS variables. */
const rules = (dark: boolean): string => {
  const of = (pair: Pair | undefined): string => (pair as Pair)[dark ? 1 : 0];
  const solids = Object.entries(fills)
    .filter(([name]) => name !== "target")
    .map(([name, pair]) => {
      const fill = of(pair);
      const edge = mix(fill, { to: 0, share: dark ? 0.45 : 0.35 });
      return `.s.${name}{fill:${fill};stroke:${edge}}.s.${name}.lit{fill:${mix(fill, { to: 255, share: 0.22 })}}.s.${name}.dim{fill:${mix(fill, { to: 0, share: 0.2 })}}`;
    })
    .join("");
  const colour = (name: string): string => of(plain[name]);
  return `${solids}.s.target{fill:${of(fills["target"])};stroke:${of(fills["target"])};fill-opacity:.22}
.s.open{fill:none}.s.open.ground{stroke:${colour("horizon")}}.s.open.target{fill:none}
.paper{fill:${colour("page")}}.sheet{fill:${colour("panel")};stroke:${colour("rule")}}.edge-of-sheet{stroke:${colour("rule")}}
.earth{fill:${colour("earth")}}.horizon{stroke:${colour("horizon")}}.net{stroke:${colour("net")}}.cast{fill:${colour("shadow")};opacity:${dark ? 0.34 : 0.13}}
.way{stroke:${colour("way")}}.drawing text{fill:${colour("text")}}.drawing .tick,.drawing .note{fill:${colour("soft")}}
.grid,.zero{stroke:${colour("rule")}}.moment{stroke:${colour("rule")}}.playhead{stroke:${colour("way")}}
${["total", "term", "state", "action"].map((tone) => `.trace.${tone}{stroke:${colour(tone)}}.fact.${tone}{fill:${colour(tone)}}`).join("")}`;
};

/** Colours of a scene for what paints it by itself: `--scene-body`, `--scene-earth`, …; light and dark. */
const variables = (dark: boolean): string =>
  [...Object.entries(fills), ...["earth", "horizon", "net", "way"].map((name) => [name, plain[name]] as const)]
    .map(([name, pair]) => `--scene-${name}:${(pair as Pair)[dark ? 1 : 0]}`)
    .join(";");

export const sceneTokens = `
:root{${variables(false)}}
@media(prefers-color-scheme:dark){:root{${variables(true)}}}
`;

/** The style sheet of every drawing, light or dark as the reader's system asks. */
export const drawingStyle = `
.drawing{font-family:${font}}
.drawing text{font-size:12px;font-family:inherit}.drawing .tick,.drawing .note{font-size:11px;font-variant-numeric:tabular-nums}
.drawing .title{font-size:17px;font-weight:600}.drawing .head{font-size:12px}
.s{stroke-width:1;stroke-linejoin:round}.s.open{stroke-width:2;stroke-linecap:round}
.horizon{fill:none;stroke-width:1}.net{fill:none;stroke-width:1}
.way{fill:none;stroke-width:1.4;stroke-linejoin:round;opacity:.75}.grid{stroke-width:1}.zero{stroke-width:1;stroke-dasharray:2 3}
.trace{fill:none;stroke-width:1.4;stroke-linejoin:round}.trace.total{stroke-width:1.8}.fact{opacity:.55}
.moment{stroke-width:1;stroke-dasharray:1 3}.playhead{stroke-width:1.4}.sheet{stroke-width:1}
${rules(false)}
@media(prefers-color-scheme:dark){${rules(true)}}
`;
