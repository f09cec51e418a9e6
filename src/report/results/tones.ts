/** "#rrggbb" for a light and a dark page; after Okabe and Ito (2008), told apart also by colour-blind readers. */
const tones: readonly (readonly [light: string, dark: string])[] = [
  ["#0072b2", "#56b4e9"],
  ["#d55e00", "#f08a3c"],
  ["#009e73", "#2fbf93"],
  ["#b8568e", "#dd93bd"],
  ["#c98a00", "#f0c04a"],
  ["#6d55a3", "#b79ce0"],
  ["#2b9fd9", "#9ad6f7"],
  ["#5c6570", "#a9b2bb"],
];

/** Further methods have the same colours again, in other dashes. */
const dashes = ["none", "7 3", "2 3", "9 3 2 3"];

/** Classes of the n-th method's marks. */
export const toneOf = (index: number): string =>
  `m${index % tones.length} d${Math.floor(index / tones.length) % dashes.length}`;

const dashRules = dashes.map((dash, index) => `.d${index} .line{stroke-dasharray:${dash}}`).join("");

/** For pages, whose style sheet draws with --tone. */
export const toneStyle = `
${tones.map(([light], index) => `.m${index}{--tone:${light}}`).join("")}${dashRules}
@media(prefers-color-scheme:dark){${tones.map(([, dark], index) => `.m${index}{--tone:${dark}}`).join("")}}
.zero{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 3}.dot{fill:var(--tone)}.reach{stroke:var(--tone);stroke-width:5;opacity:.35;stroke-linecap:round}
.key.d1::before,.key.d2::before,.key.d3::before{border-top-style:dashed}
main{max-width:1040px}.results th.text,.results td.text,.results td.words{text-align:left}
.results th,.results td{padding:7px 8px;overflow-wrap:normal}.results thead th{white-space:nowrap}
.results tbody th{min-width:170px}.results td.words{white-space:normal;min-width:110px}.results td.words,.results td.text{font-size:14px}
.results td small,.results th small{display:block;font-size:12.5px;line-height:1.4}.results svg.interval{width:190px}
.legend .key,.results .key{white-space:normal}.method{user-select:all}
`;

/** For a picture by itself: plain colours, as few programs that open an SVG file know variables; light, as paper is. */
export const pictureStyle = `
text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;fill:#1d2229}.tick,.axis{fill:#5c6570}
.grid{stroke:#e3e5e8}.base{stroke:#5c6570}.zero{stroke:#5c6570;stroke-dasharray:3 3}
.line{fill:none;stroke-width:2.2;stroke-linejoin:round}.band{opacity:.16;stroke:none}.reach{stroke-width:5;opacity:.35;stroke-linecap:round}
${tones.map(([light], index) => `.m${index} .line,.m${index} .reach{stroke:${light}}.m${index} .band,.m${index} .dot{fill:${light}}`).join("")}${dashRules}
`;
