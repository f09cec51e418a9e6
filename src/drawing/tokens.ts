/** A colour on a light and on a dark page, "#rrggbb". */
export type Pair = readonly [light: string, dark: string];

/**
 * Every colour of pages and drawings, each by what it says. Lines after Okabe and Ito (2008), told apart also by
 * colour-blind readers; texts have a contrast of 4.5 or more on `page`, `panel` and `code`.
 */
export const colours = {
  page: ["#fdfdfc", "#14171b"],
  panel: ["#ffffff", "#1a1e23"],
  code: ["#f6f7f8", "#20252b"],
  text: ["#1d2229", "#e4e7ea"],
  soft: ["#5c6570", "#99a2ac"],
  rule: ["#e3e5e8", "#2e343b"],
  /** Around what can be pressed or typed into, and behind what the pointer is on. */
  edge: ["#c3c8ce", "#4a525c"],
  wash: ["#eff1f3", "#252b32"],
  /** What can be pressed, and where the keyboard is. */
  accent: ["#0067a3", "#56b4e9"],
  best: ["#0072b2", "#56b4e9"],
  human: ["#009e73", "#2fbf93"],
  sparse: ["#d55e00", "#f08a3c"],
  random: ["#7b828a", "#99a2ac"],
  other: ["#b8568e", "#dd93bd"],
  action: ["#b0632c", "#f08a3c"],
  good: ["#157347", "#5cc98f"],
  warn: ["#a44b08", "#f0a35c"],
  /** Behind lines of a difference: blue and orange, since red and green are one to many. */
  added: ["#e4f1fa", "#16303f"],
  removed: ["#fdeddd", "#3a2817"],
  keyword: ["#8a3ea8", "#cf9be6"],
  string: ["#157347", "#7fcf9f"],
  number: ["#0a5ca8", "#82bdf0"],
  comment: ["#656d76", "#939ca6"],
} as const satisfies Record<string, Pair>;

/** Lines of several methods or runs, in this order; further ones have the same colours in other dashes. */
export const series: readonly Pair[] = [
  colours.best,
  colours.sparse,
  colours.human,
  colours.other,
  ["#c98a00", "#f0c04a"],
  ["#6d55a3", "#b79ce0"],
  ["#2b9fd9", "#9ad6f7"],
  ["#5c6570", "#a9b2bb"],
];

export const font = 'system-ui,-apple-system,"Segoe UI",Roboto,sans-serif';

/** Distances and sizes of type, in steps that grow; corners, the length of a line, fonts. */
const measures = {
  "space-1": "4px",
  "space-2": "8px",
  "space-3": "12px",
  "space-4": "16px",
  "space-5": "24px",
  "space-6": "32px",
  "space-7": "48px",
  "size-small": ".75rem",
  "size-note": ".8125rem",
  "size-table": ".9375rem",
  "size-text": "1rem",
  "size-head": "1.25rem",
  "size-figure": "1.625rem",
  "size-title": "1.9rem",
  corner: "10px",
  "corner-small": "6px",
  line: "70ch",
  font,
  mono: "ui-monospace,SFMono-Regular,Menlo,Consolas,monospace",
} as const;

const variables = (side: 0 | 1): string =>
  [
    ...Object.entries(colours).map(([name, pair]) => `--${name}:${pair[side]}`),
    ...series.map((pair, index) => `--series-${index}:${pair[side]}`),
  ].join(";");

/** Custom properties of the root, light or dark as the reader's system asks: the only ones that a page's style reads. */
export const tokenStyle = `
:root{color-scheme:light dark;${Object.entries(measures)
  .map(([name, value]) => `--${name}:${value}`)
  .join(";")};
${variables(0)}}
@media(prefers-color-scheme:dark){:root{${variables(1)}}}
`;
