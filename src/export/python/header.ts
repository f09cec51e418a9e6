import { actionLayout, stateLayout, type Layout } from "../../core/fields.ts";
import type { ExportInput } from "../types.ts";

/** Text that cannot end a docstring or escape anything in it. */
export const safe = (text: string): string =>
  text.replaceAll("\\", "/").replaceAll('"""', "'''").replaceAll(/\s+/g, " ").trim();

export const wrap = (text: string, width: number): string[] => {
  const rows: string[] = [];
  for (const word of safe(text).split(" ")) {
    const last = rows.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) rows.push(word);
    else rows[rows.length - 1] = `${last} ${word}`;
  }
  return rows;
};

/** `    torso.x   Horizontal position (float, m)`, the description in a column of its own. */
const fieldRows = ({ entries }: Layout): string[] => {
  const width = Math.max(0, ...entries.map(({ name }) => name.length));
  return entries.flatMap(({ name, field, size }) => {
    const kind = field.type === "boolean" ? "bool" : field.size === undefined ? "float" : `list of ${size} floats`;
    const unit = field.unit === "1" || field.type === "boolean" ? "" : `, ${field.unit}`;
    return wrap(`${field.description} (${kind}${unit})`, Math.max(40, 94 - width)).map(
      (row, index) => `    ${(index === 0 ? name : "").padEnd(width)}  ${row}`,
    );
  });
};

const usage = ({ python, name }: ExportInput): string[] =>
  python === null
    ? [
        "Call `reward` after each step, with the state before and after it as nested dicts of the fields below:",
        "",
        `    from ${name} import INITIAL, DT, reward`,
        "",
        "    memory = dict(INITIAL)  # anew for each episode",
        "    value = reward(state, action, next_state, memory, DT, time, terminated)",
      ]
    : [
        "`make()` gives the Gymnasium environment with this reward in place of its own:",
        "",
        `    from ${name} import make`,
        "",
        "    env = make()",
        "",
        'The environment\'s own reward is info["original_reward"], the unweighted terms are info["reward_terms"].',
      ];

/** What it is, where from, how to use it, and the fields that it reads. */
export const header = (input: ExportInput): string => {
  const { spec, origin, version, options } = input;
  const given = Object.entries(options).filter(([name]) => !name.startsWith("@"));
  return [
    `"""A reward for '${safe(spec.name)}': ${safe(origin)}, exported by rewardsmith ${safe(version)}.`,
    "",
    ...(given.length === 0
      ? []
      : [`Options of the environment: ${given.map(([name, value]) => safe(`${name}=${value}`)).join(", ")}.`, ""]),
    ...usage(input),
    "",
    "The state, as nested dicts:",
    "",
    ...fieldRows(stateLayout(spec)),
    "",
    "The action, as applied:",
    "",
    ...fieldRows(actionLayout(spec)),
    "",
    "Numbers are computed as where the reward was trained: nothing raises, x / 0 is infinite, 0 / 0 is NaN.",
    '"""',
  ].join("\n");
};
