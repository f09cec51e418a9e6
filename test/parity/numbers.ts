/** A number in a file's text, and what it is. */
export type NumberPlace = { what: string; start: number; end: number; value: number };

const literal = /-?\b\d+(?:\.\d+)?(?:e[-+]?\d+)?\b/g;

/** The same text with spaces for comments, so that places stay where they are. */
const blanked = (text: string, comment: RegExp): string =>
  text.replace(comment, (match) => match.replace(/[^\n]/g, " "));

/** Attributes whose numbers are counts or bits, not quantities. */
const whole = new Set(["contype", "conaffinity", "condim", "iterations"]);

/** All quantities of an MJCF text but zeros: "geom torso size[0]", in defaults "default hinge joint armature[0]". */
export const modelNumbers = (xml: string): NumberPlace[] => {
  const text = blanked(xml, /<!--[\s\S]*?-->/g);
  const places: NumberPlace[] = [];
  const classes: string[] = [];
  for (const tag of text.matchAll(/<(\/?)([a-z]+)([^>]*?)(\/?)>/g)) {
    const [, closing, element, attributes, alone] = tag as unknown as [string, string, string, string, string];
    if (element === "default") {
      if (closing === "/") classes.pop();
      else if (alone === "") classes.push(/class="([^"]+)"/.exec(attributes)?.[1] ?? "");
      continue;
    }
    const named = /name="([^"]+)"/.exec(attributes)?.[1];
    const owner = classes.length > 0 ? `default ${classes.at(-1)} ${element}` : `${element} ${named ?? ""}`;
    const attributesStart = (tag.index as number) + 1 + closing.length + element.length;
    for (const attribute of attributes.matchAll(/([a-z]+)="([^"]*)"/g)) {
      const [, key, value] = attribute as unknown as [string, string, string];
      if (whole.has(key) || !/^[-\d.e\s]+$/.test(value)) continue;
      const valueStart = attributesStart + (attribute.index as number) + key.length + 2;
      for (const [index, number] of [...value.matchAll(/[^\s]+/g)].entries()) {
        if (Number(number[0]) === 0) continue;
        const start = valueStart + number.index;
        places.push({
          what: `${owner} ${key}[${index}]`.replace(/\s+/g, " "),
          start,
          end: start + number[0].length,
          value: Number(number[0]),
        });
      }
    }
  }
  return places;
};

const comments = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

/** The non-zero literals of an expression that stands at `start`, exponents left out. */
const literalsOf = (expression: string, { start, what }: { start: number; what: string }): NumberPlace[] =>
  [...expression.matchAll(literal)]
    .filter(({ 0: digits, index }) => Number(digits) !== 0 && !/\*\*\s*$/.test(expression.slice(0, index)))
    .map(({ 0: digits, index }, count) => ({
      what: `${what}${count === 0 ? "" : ` (${count + 1})`}`,
      // "a -1" is a subtraction.
      start: start + index + (digits.startsWith("-") ? 1 : 0),
      end: start + index + digits.length,
      value: Math.abs(Number(digits)),
    }));

/** The numbers of an environment's TypeScript: its named constants at the top level, `dt` and `maxSteps`. */
export const constantNumbers = (source: string): NumberPlace[] => {
  const text = blanked(source, comments);
  const constants = [...text.matchAll(/^(?:export )?const (\w+) = (?!new )([-+\w\s.*/()]+); *$/gm)];
  const members = [...text.matchAll(/^\s+(dt|maxSteps): ([-\d.e]+), *$/gm)];
  return [...constants, ...members].flatMap((match) => {
    const [whole, name, expression] = match as unknown as [string, string, string];
    const start = match.index + whole.lastIndexOf(expression);
    return literalsOf(expression, { start, what: name });
  });
};

/** All numbers of a reward program but zeros and exponents. */
export const rewardNumbers = (source: string): NumberPlace[] => {
  const text = blanked(source, comments);
  return text.split("\n").flatMap((line, index, lines) => {
    const start = lines.slice(0, index).join("\n").length + (index === 0 ? 0 : 1);
    return literalsOf(line, { start, what: line.trim() });
  });
};

/** Counts: the smallest change is one. */
const counts = new Set(["maxSteps", "frameSkip"]);

/** The text with one number larger by 0.1 %; a control range smaller, for no action leaves it; a count by one. */
export const changed = (text: string, { what, start, end, value }: NumberPlace): string => {
  const other = counts.has(what) ? value + 1 : value * (what.includes(" ctrlrange[") ? 0.999 : 1.001);
  return `${text.slice(0, start)}${other}${text.slice(end)}`;
};
