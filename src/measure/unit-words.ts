import { unitText, type Unit } from "../core/units.ts";

/** One of a unit, and several. */
const names: Record<string, readonly [one: string, many: string]> = {
  m: ["metre", "metres"],
  s: ["second", "seconds"],
  rad: ["radian", "radians"],
  kg: ["kilogram", "kilograms"],
  N: ["newton", "newtons"],
  J: ["joule", "joules"],
  W: ["watt", "watts"],
  "°": ["degree", "degrees"],
};

const powerWords: Record<number, string> = { 1: "", 2: " squared", 3: " cubed" };

const word = (name: string, { power, many }: { power: number; many: boolean }): string | undefined => {
  const known = names[name];
  const raised = powerWords[power];
  return known === undefined || raised === undefined ? undefined : `${known[many ? 1 : 0]}${raised}`;
};

/** "metres", "radians per second", "newton metres"; the symbols where there are no words for one of them. */
export const unitWords = (unit: Unit): string => {
  const entries = Object.entries(unit);
  const above = entries.filter(([, power]) => power > 0);
  const below = entries.filter(([, power]) => power < 0);
  const top = above.map(([name, power], place) => word(name, { power, many: place === above.length - 1 }));
  const bottom = below.map(([name, power]) => word(name, { power: -power, many: false }));
  if (above.length === 0 || [...top, ...bottom].includes(undefined)) return unitText(unit);
  return [top.join(" "), ...bottom.map((one) => `per ${one as string}`)].join(" ");
};
