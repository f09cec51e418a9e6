import type { FieldEntry } from "../../core/fields.ts";
import { safe, wrap } from "../python/header.ts";
import type { ExportInput } from "../types.ts";
import type { Read } from "./fields.ts";
import type { ArrayLibrary } from "./library.ts";

const arrays: Record<ArrayLibrary, string> = { numpy: "NumPy arrays", torch: "torch tensors", jax: "JAX arrays" };

/** `    torso.x   Horizontal position (m)`, of those that are read. */
const rows = (entries: readonly FieldEntry[]): string[] => {
  const width = Math.max(0, ...entries.map(({ name }) => name.length));
  return entries.flatMap(({ name, field, size }) => {
    const unit = field.unit === "1" || field.type === "boolean" ? "" : field.unit;
    const shape = field.type === "boolean" ? "true or false" : field.size === undefined ? "" : `(lanes, ${size})`;
    const said = [shape, unit].filter((part) => part !== "").join(", ");
    return wrap(`${field.description}${said === "" ? "" : ` (${said})`}`, Math.max(40, 94 - width)).map(
      (row, index) => `    ${(index === 0 ? name : "").padEnd(width)}  ${row}`,
    );
  });
};

const part = (title: string, entries: readonly FieldEntry[]): string[] =>
  entries.length === 0 ? [] : ["", title, "", ...rows(entries)];

/** The fields that must be given, and no others. */
export const readRows = (read: Read): string[] => [
  ...part("Read of the state before a step, nested dicts of arrays with a number a lane:", read.state),
  ...part("Read of the state after it:", read.next),
  ...part("Read of the action, as applied:", read.action),
];

export const titleOf = ({ spec, origin, version }: ExportInput): string =>
  `"""A reward for '${safe(spec.name)}': ${safe(origin)}, exported by rewardsmith ${safe(version)}.`;

export const arrayHeader = (input: ExportInput, { read, library }: { read: Read; library: ArrayLibrary }): string => {
  const { name } = input;
  const keywords = [...(read.terminated ? ["terminated=terminated"] : []), ...(read.time ? ["time=time"] : [])];
  return [
    titleOf(input),
    "",
    `For all lanes of a vectorised environment at once, over ${arrays[library]}:`,
    "",
    `    from ${name} import initial, restarted, reward`,
    "",
    "    memory = initial(lanes)",
    `    value, terms, memory = reward(${["state", "action", "next_state", "memory", ...keywords].join(", ")})`,
    "    memory = restarted(memory, done)  # where an episode has ended",
    "",
    ...(read.terminated
      ? ["`terminated`: the world ended the episode with this step; its time limit does not count."]
      : []),
    ...(read.time ? ["`time`: seconds into the episode before the step."] : []),
    ...(library === "jax"
      ? ['It is pure: jax.jit and jax.vmap take it. Double precision needs jax.config.update("jax_enable_x64", True).']
      : []),
    ...readRows(read),
    "",
    "Nothing raises for a number, and NaN stays visible: x / 0 is infinite, 0 / 0 is NaN.",
    '"""',
  ]
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n");
};
