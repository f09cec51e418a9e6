import { actionLayout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { lowestKey } from "../../reward/softmin.ts";
import { printStatements } from "../python/layout.ts";
import { nested } from "../python/nested.ts";
import { quoted } from "../python/piece.ts";
import { floats, number } from "../python/literals.ts";
import type { ExportInput } from "../types.ts";
import { fieldsRead, rootsOf, type Read } from "./fields.ts";
import { arrayHeader } from "./header.ts";
import { heads, type ArrayLibrary } from "./library.ts";
import type { Node } from "./node.ts";
import { printNodes } from "./print.ts";
import { readForArrays, type ArrayReward } from "./read.ts";

/** Names that the module has: a program's own make way. */
const taken =
  `False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield match case type abs float int isinstance len list dict
  state action next_state memory dt time terminated like xp WEIGHTS INITIAL DT ACTIONS terms reward initial restarted applied _lanes _number _pick _maximum _minimum _cbrt _floats _copied`.split(
    /\s+/,
  );

/** Parts of a module, in their order; `read` says what a step must hold. */
export type ArrayParts = { read: Read; blocks: string[] };

const record = (entries: readonly (readonly [string, string])[]): string =>
  entries.length === 0 ? "{}" : `{\n${entries.map(([name, value]) => `    ${quoted(name)}: ${value},`).join("\n")}\n}`;

const inside = (text: string): string => text.replaceAll("\n", "\n    ");

const rewardFunction = ({
  read,
  reward,
  library,
}: {
  read: Read;
  reward: ArrayReward;
  library: ArrayLibrary;
}): { text: string; used: Set<string> } => {
  const hints = new Map(reward.hints);
  for (const [name, node] of reward.terms) if (!hints.has(node)) hints.set(node, name);
  hints.set(reward.total, "total");
  const printed = printNodes(rootsOf(reward), { hints, taken: new Set(taken), like: "like" });
  const used = new Set(printed.used);
  const through = (helper: string, text: string): string => {
    used.add(helper);
    return `${helper}(${text})`;
  };
  const output = (node: Node): string => {
    const text = printed.text(node);
    if (node.spread !== "lanes") return through("_lanes", `${text}, like`);
    // What comes back must not change with what was given: simulators write into the same arrays again.
    return node.op === "input" ? through("_copied", text) : text;
  };
  const terms = record([...reward.terms].map(([name, node]) => [name, output(node)]));
  const memory = record([...reward.memory].map(([name, node]) => [name, output(node)]));
  const rows = [
    ...printStatements(printed.statements, 1),
    `    terms = ${inside(terms)}`,
    `    memory = ${inside(memory)}`,
    `    return ${output(reward.total)}, terms, memory`,
  ];
  if (read.time) used.add("_lanes");
  const before = [
    ...(rows.some((row) => /\blike\b/.test(row)) || read.time ? [`    like = _floats(${read.like})`] : []),
    ...(read.time ? ["    time = _lanes(time, like)"] : []),
    ...(read.terminated ? ["    terminated = xp.asarray(terminated) != 0"] : []),
  ];
  if (before.some((row) => row.includes("_floats"))) used.add("_floats");
  const { decorator } = heads[library];
  const needed = (name: string, is: boolean) => (is ? name : `${name}=None`);
  const keywords = [needed("terminated", read.terminated), needed("time", read.time), "dt=DT"];
  // What must be given first.
  const sorted = [...keywords.filter((one) => !one.includes("=")), ...keywords.filter((one) => one.includes("="))];
  return {
    used,
    text: [
      ...(decorator === "" ? [] : [decorator]),
      `def reward(state, action, next_state, memory, *, ${sorted.join(", ")}):`,
      '    """What one step pays in each lane: (reward, unweighted terms, memory after it). Changes nothing that it is given."""',
      ...before,
      ...rows,
    ].join("\n"),
  };
};

/** The action as the environment applies it, under the names of the spec, for all lanes. */
const appliedFunction = (spec: EnvironmentSpec, library: ArrayLibrary): string => {
  const { entries } = actionLayout(spec);
  const at = (offset: number, size: number, isVector: boolean): string =>
    isVector ? `[..., ${offset}:${offset + size}]` : `[..., ${offset}]`;
  if (spec.control.kind === "discrete") {
    const places = entries.map(({ path, offset, size, field }) => ({
      path,
      text: `numbers${at(offset, size, field.size !== undefined)}`,
    }));
    const table = library === "torch" ? "xp.tensor(ACTIONS, device=action.device)" : "xp.asarray(ACTIONS)";
    return `ACTIONS = [${spec.control.actions.map(({ values }) => floats(values)).join(", ")}]


def applied(action):
    """What the numbers of actions stand for, by the names of the reward."""
    numbers = ${table}[action]
    return ${nested(places)}`;
  }
  const places = entries.map(({ path, offset, size, field }) => {
    const [low, high] = field.range;
    const slice = `action${at(offset, size, field.size !== undefined)}`;
    const isBounded = Number.isFinite(low) && Number.isFinite(high);
    return { path, text: isBounded ? `xp.clip(${slice}, ${number(low)}, ${number(high)})` : slice };
  });
  return `def applied(action):
    """Actions of all lanes as applied, after clipping, by the names of the reward; what is not a number counts as 0."""
    action = xp.nan_to_num(action, nan=0.0, posinf=float("inf"), neginf=-float("inf"))
    return ${nested(places)}`;
};

const memoryFunctions = (cells: ReadonlyMap<string, number>): string[] => [
  `INITIAL = ${record([...cells].map(([name, value]) => [name, number(value)]))}`,
  `def initial(lanes, **options):
    """The memory of lanes that start; options are the library's own, such as dtype."""
    return {name: xp.full((lanes,), value, **options) for name, value in INITIAL.items()}`,
  `def restarted(memory, done):
    """The memory, begun anew in lanes where \`done\` holds."""
    return {name: xp.where(done, INITIAL[name], value) for name, value in memory.items()}`,
];

/** What of a reward is the same whoever calls it. */
export const arrayParts = (input: ExportInput, library: ArrayLibrary): ArrayParts => {
  const { spec } = input;
  const reward = readForArrays(input.reward, spec);
  const read = fieldsRead(reward, spec);
  const { text, used } = rewardFunction({ read, reward, library });
  const cells = new Map(
    [...reward.memory.keys()].map((name) => [
      name,
      name === lowestKey ? Number.POSITIVE_INFINITY : (input.reward.initial[name] as number),
    ]),
  );
  const helpers = Object.entries(heads[library].functions).filter(([name]) => used.has(name));
  const defined = helpers.map(([, code]) => code).filter((code) => code.startsWith("def "));
  const renamed = helpers.map(([, code]) => code).filter((code) => !code.startsWith("def "));
  return {
    read,
    blocks: [
      [
        `DT = ${number(spec.dt)}  # seconds a step`,
        `WEIGHTS = ${record(Object.entries(input.reward.weights).map(([name, weight]) => [name, number(weight)]))}`,
        ...renamed,
      ].join("\n"),
      ...memoryFunctions(cells),
      ...defined,
      text,
      appliedFunction(spec, library),
    ],
  };
};

/** The head, what it imports, and the blocks, as Python spaces them. */
export const moduleText = (head: string, { imports, blocks }: { imports: string; blocks: readonly string[] }): string =>
  `${[`${head}\n\n${imports}`, ...blocks].join("\n\n\n")}\n`;

/** One module that computes for all lanes at once what the sandbox computes for each (docs/exports.md). */
export const writeArrays =
  (library: ArrayLibrary) =>
  (input: ExportInput): string => {
    const { read, blocks } = arrayParts(input, library);
    return moduleText(arrayHeader(input, { read, library }), {
      imports: `import ${heads[library].module} as xp`,
      blocks,
    });
  };
