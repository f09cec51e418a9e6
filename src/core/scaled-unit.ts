import { dimensionless, multiplyUnits, parseUnit, type Unit } from "./units.ts";

/** A unit as people write it: `km/h` is { m: 1, s: −1 } times 1/3.6. */
export type ScaledUnit = { unit: Unit; factor: number };

const prefixes: Readonly<Record<string, number>> = { k: 1e3, d: 0.1, c: 0.01, m: 1e-3, µ: 1e-6, μ: 1e-6, n: 1e-9 };
const longPrefixes: Readonly<Record<string, number>> = { kilo: 1e3, deci: 0.1, centi: 0.01, milli: 1e-3, micro: 1e-6 };

const one = (name: string, factor = 1): ScaledUnit => ({ unit: { [name]: 1 }, factor });
const perSecond = (name: string, factor: number): ScaledUnit => ({ unit: { [name]: 1, s: -1 }, factor });

/** Those that take prefixes, by symbol and by name; grams, since a kilogram is a prefixed one. */
const symbols: Readonly<Record<string, ScaledUnit>> = {
  m: one("m"),
  s: one("s"),
  g: one("kg", 1e-3),
  N: one("N"),
  J: one("J"),
  W: one("W"),
  Hz: { unit: { s: -1 }, factor: 1 },
  Nm: { unit: { N: 1, m: 1 }, factor: 1 },
  rad: one("rad"),
};
const names: Readonly<Record<string, keyof typeof symbols>> = {
  metre: "m",
  meter: "m",
  second: "s",
  gram: "g",
  newton: "N",
  joule: "J",
  watt: "W",
  hertz: "Hz",
  radian: "rad",
};

const degree = one("rad", Math.PI / 180);
const turn = one("rad", 2 * Math.PI);
const percent: ScaledUnit = { unit: {}, factor: 0.01 };

const others: ReadonlyMap<string, ScaledUnit> = new Map([
  ...["°", "º", "deg", "degree"].map((name) => [name, degree] as const),
  ...["turn", "rev", "revolution"].map((name) => [name, turn] as const),
  ...["%", "percent"].map((name) => [name, percent] as const),
  ["sec", one("s")],
  ...["min", "minute"].map((name) => [name, one("s", 60)] as const),
  ...["h", "hr", "hour"].map((name) => [name, one("s", 3600)] as const),
  ["ft", one("m", 0.3048)],
  ["rpm", perSecond("rad", (2 * Math.PI) / 60)],
  ["kph", perSecond("m", 1 / 3.6)],
  ["kmh", perSecond("m", 1 / 3.6)],
  ["mph", perSecond("m", 0.44704)],
]);

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const prefixed = (name: string, known: { prefixes: Readonly<Record<string, number>>; of: typeof symbols }) => {
  for (const [prefix, factor] of Object.entries(known.prefixes)) {
    const base = name.startsWith(prefix) ? own(known.of, name.slice(prefix.length)) : undefined;
    if (base !== undefined) return { unit: base.unit, factor: factor * base.factor };
  }
  return undefined;
};

const byName = Object.fromEntries(Object.entries(names).map(([name, symbol]) => [name, symbols[symbol] as ScaledUnit]));

/** The longest name that there is, a prefix and a plural with it. */
const longest = 16;

/** One unit by its symbol or its English name, with an SI prefix, in the plural; undefined for any other word. */
export const unitNamed = (name: string): ScaledUnit | undefined => {
  if (name.length > longest) return undefined;
  const symbol = own(symbols, name) ?? others.get(name) ?? prefixed(name, { prefixes, of: symbols });
  if (symbol !== undefined) return symbol;
  const lower = name.toLowerCase();
  return [lower, lower.replace(/s$/, "")]
    .map(
      (word) =>
        own(byName, word) ??
        (word.length > 1 ? others.get(word) : undefined) ??
        (word === "rad" ? symbols["rad"] : undefined) ??
        prefixed(word, { prefixes: longPrefixes, of: byName }),
    )
    .find((found) => found !== undefined);
};

/** A field's or a person's unit in base units; a name that nobody knows stays a unit of its own. */
export const scaledUnit = (text: string): ScaledUnit => {
  const whole = unitNamed(text.trim());
  if (whole !== undefined) return whole;
  let unit = dimensionless;
  let factor = 1;
  for (const [name, exponent] of Object.entries(parseUnit(text))) {
    const known = unitNamed(name) ?? one(name);
    factor *= known.factor ** exponent;
    unit = multiplyUnits(unit, known.unit, exponent) as Unit;
  }
  return { unit, factor };
};
