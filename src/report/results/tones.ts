import { colours, font, series } from "../../drawing/tokens.ts";

/** Further methods have the same colours again, in other dashes. */
const dashes = ["none", "7 3", "2 3", "9 3 2 3"];

/** Classes of the n-th method's marks. */
export const toneOf = (index: number): string =>
  `m${index % series.length} d${Math.floor(index / series.length) % dashes.length}`;

const dashRules = dashes.map((dash, index) => `.d${index} .line{stroke-dasharray:${dash}}`).join("");

/** For pages, whose style sheet draws with --tone. */
export const toneStyle = `
${series.map((_, index) => `.m${index}{--tone:var(--series-${index})}`).join("")}${dashRules}
.key.d1::before,.key.d2::before,.key.d3::before{border-top-style:dashed}
main{max-width:1040px}.results td.words{text-align:left}
.results th,.results td{padding:7px var(--space-2);overflow-wrap:normal}.results thead th{white-space:nowrap}
.results tbody th{min-width:170px}.results td.words{white-space:normal;min-width:110px}.results td.words,.results td.text{font-size:.875rem}
.results td small,.results th small{display:block;font-size:var(--size-note);line-height:1.4}.results svg.interval{width:190px}
.method{user-select:all}
`;

const [ink] = colours.text;
const [soft] = colours.soft;

/** For a picture by itself: plain colours, as few programs that open an SVG file know variables; light, as paper is. */
export const pictureStyle = `
text{font:12px ${font};fill:${ink}}.tick,.axis{fill:${soft}}
.grid{stroke:${colours.rule[0]}}.base{stroke:${soft}}.zero{stroke:${soft};stroke-dasharray:3 3}
.line{fill:none;stroke-width:2.2;stroke-linejoin:round}.band{opacity:.16;stroke:none}.reach{stroke-width:5;opacity:.35;stroke-linecap:round}
${series.map(([light], index) => `.m${index} .line,.m${index} .reach{stroke:${light}}.m${index} .band,.m${index} .dot{fill:${light}}`).join("")}${dashRules}
`;
