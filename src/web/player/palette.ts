/** The colours of a scene, as the page's tokens give them; "#rrggbb". */
export type Palette = Record<(typeof names)[number], string> & { dark: boolean };

const names = [
  "panel",
  "rule",
  "text",
  "soft",
  "scene-body",
  "scene-limb",
  "scene-side0",
  "scene-side1",
  "scene-side2",
  "scene-side3",
  "scene-object",
  "scene-fixed",
  "scene-target",
  "scene-ground",
  "scene-earth",
  "scene-horizon",
  "scene-net",
  "scene-way",
] as const;

/** A colour that a page without our tokens has instead. */
const plain = "#808890";

const lightness = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
};

/** `#fff` in full; what is no such colour is plain. */
export const fullColour = (text: string): string => {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`;
  return /^#[0-9a-f]{6}$/i.test(text) ? text : plain;
};

export const readPalette = (element: Element): Palette => {
  const style = getComputedStyle(element);
  const colours = Object.fromEntries(
    names.map((name) => [name, fullColour(style.getPropertyValue(`--${name}`).trim())]),
  ) as Record<(typeof names)[number], string>;
  return { ...colours, dark: lightness(colours.panel) < 0.5 };
};

type Looks = { role: string; side?: number | undefined };

export const colourOf = (palette: Palette, { role, side }: Looks): string =>
  palette[`scene-${role === "limb" && side !== undefined ? `side${side % 4}` : role}` as keyof Palette] as string;

/** A colour nearer to another one by a share. */
export const towards = (colour: string, { to, share }: { to: string; share: number }): string =>
  `#${[1, 3, 5]
    .map((at) => [Number.parseInt(colour.slice(at, at + 2), 16), Number.parseInt(to.slice(at, at + 2), 16)] as const)
    .map(([from, other]) => Math.round(from + share * (other - from)))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
