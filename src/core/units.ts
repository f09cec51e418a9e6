/** Exponents of base units: m/s is { m: 1, s: −1 }. Null where nothing is known. */
export type Unit = Readonly<Record<string, number>>;

export const dimensionless: Unit = {};
export const radians: Unit = { rad: 1 };
export const degrees: Unit = { "°": 1 };
export const seconds: Unit = { s: 1 };

/** Reads the text of a field's unit: "m", "rad/s", "N·m", "m/s²", "1". Unknown names are units of their own. */
export const parseUnit = (text: string): Unit => {
  const unit: Record<string, number> = {};
  for (const [index, part] of text.split("/").entries()) {
    for (const factor of part.split(/[·*\s]+/)) {
      const [, name = "", power = ""] = /^(.*?)(?:\^?(-?\d)|([²³]))?$/.exec(factor.trim())?.slice() ?? [];
      if (name === "" || name === "1" || name === "%") continue;
      const raised = factor.endsWith("²") ? 2 : factor.endsWith("³") ? 3 : power === "" ? 1 : Number(power);
      unit[name] = (unit[name] ?? 0) + (index === 0 ? raised : -raised);
    }
  }
  return unit;
};

export const multiplyUnits = (a: Unit | null, b: Unit | null, power = 1): Unit | null => {
  if (a === null || b === null) return null;
  const product: Record<string, number> = { ...a };
  for (const [name, exponent] of Object.entries(b)) {
    const total = (product[name] ?? 0) + power * exponent;
    if (Math.abs(total) < 1e-9) delete product[name];
    else product[name] = total;
  }
  return product;
};

export const powerOfUnit = (unit: Unit | null, power: number): Unit | null =>
  unit === null ? null : Object.fromEntries(Object.entries(unit).map(([name, exponent]) => [name, exponent * power]));

/** Angles count as numbers where they meet anything but themselves: rad·m is an arc in metres, rad/s may be 1/s. */
export const withoutAngle = (unit: Unit): Unit =>
  Object.fromEntries(Object.entries(unit).filter(([name]) => name !== "rad"));

export const isDimensionless = (unit: Unit): boolean => Object.keys(unit).length === 0;

export const sameUnit = (a: Unit, b: Unit): boolean => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => Math.abs((a[name] ?? 0) - (b[name] ?? 0)) < 1e-9);
};

export const unitText = (unit: Unit): string => {
  const raised = ([name, exponent]: [string, number]): string => {
    const size = Math.abs(exponent);
    return size === 1 ? name : `${name}${size === 2 ? "²" : size === 3 ? "³" : `^${size}`}`;
  };
  const above = Object.entries(unit).filter(([, exponent]) => exponent > 0);
  const below = Object.entries(unit).filter(([, exponent]) => exponent < 0);
  const top = above.length === 0 ? "1" : above.map(raised).join("·");
  return below.length === 0 ? top : `${top}/${below.map(raised).join("/")}`;
};
