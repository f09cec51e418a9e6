import { readFileSync } from "node:fs";
import { number } from "../python/literals.ts";
import { quoted } from "../python/piece.ts";
import type { Exporter, ExportInput } from "../types.ts";
import type { Read } from "./fields.ts";
import { readRows, titleOf } from "./header.ts";
import { arrayParts, moduleText } from "./module.ts";

/** What differs between managers of reward terms: a class a term, a weight each, the sum of a step times its seconds. */
type Manager = {
  title: string;
  imports: string;
  /** The arguments of a term's base class. */
  base: string;
  /** What the manager multiplies a step's payment by. */
  scale: string;
  scaling: string;
  notFinite: string;
};

const isaaclab: Manager = {
  title: "Isaac Lab",
  imports: "from isaaclab.managers import ManagerTermBase, RewardTermCfg",
  base: "cfg, env",
  scale: "env.step_dt",
  scaling:
    "Isaac Lab multiplies each term by env.step_dt, so each is divided by it here: a step pays what it paid where the reward was found.",
  notFinite: "NaN stays visible.",
};

const mjlab: Manager = {
  title: "mjlab",
  imports:
    "from mjlab.managers.manager_base import ManagerTermBase\nfrom mjlab.managers.reward_manager import RewardTermCfg",
  base: "env",
  scale: 'env.step_dt if getattr(env.cfg, "scale_rewards_by_dt", True) else 1.0',
  scaling:
    "mjlab multiplies each term by env.step_dt unless scale_rewards_by_dt is off, so each is divided by it here: a step pays what it paid where the reward was found.",
  notFinite: "mjlab pays 0 for a term that is not finite.",
};

const runtime = readFileSync(new URL("./managers.py", import.meta.url), "utf8")
  .split(/\n{3}/)
  .filter((block) => /^(?:def|class|_steps)\b/.test(block))
  .map((block) => block.trimEnd());

/** Terms with their weights as the manager adds them up: one, where the reward is no weighted sum. */
const paidTerms = ({ reward: { weights, composition } }: ExportInput): [string, number][] =>
  composition === "sum" ? Object.entries(weights) : [["reward", 1]];

const header = (input: ExportInput, { manager, read }: { manager: Manager; read: Read }): string => {
  const isSum = input.reward.composition === "sum";
  return [
    titleOf(input),
    "",
    `For the reward manager of ${manager.title}: a class a term, all computed together once a step.`,
    "",
    `    from ${input.name} import rewards`,
    "",
    "    def read_state(env):",
    "        return ...  # nested dicts of tensors, a number for each environment: the fields below",
    "",
    "    cfg.rewards = rewards(read_state)  # of an environment's configuration",
    "",
    manager.scaling,
    manager.notFinite,
    ...(isSum ? [] : ["The reward is no weighted sum of its terms, so it is a single one, 'reward'."]),
    ...(read.action.length > 0
      ? ["The action is env.action_manager.action, clipped, unless rewards is given a read_action(env)."]
      : []),
    ...(read.state.length > 0
      ? [
          "The state before a step is kept from the step before; where an episode starts it is read in `reset`, when the simulator may not have computed anew yet what",
          "follows from positions. `observe(env, read_state)` after each reset and step reads it when it has.",
        ]
      : []),
    "",
    ...readRows(read),
    '"""',
  ]
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n");
};

const termClass = (name: string, of: string): string => `class term_${name}(_Term):
    """${of}"""

    term = ${quoted(name)}`;

const settings = (read: Read): string => {
  const tuples = read.state.map(({ path }) => `(${path.map((name) => `${quoted(name)},`).join(" ")})`);
  return `# Fields of the state before a step that the step reads.
BEFORE = [${tuples.join(", ")}]`;
};

const write =
  (manager: Manager): Exporter =>
  (input) => {
    const { read, blocks } = arrayParts(input, "torch");
    const terms = paidTerms(input);
    const isSum = input.reward.composition === "sum";
    const configuration = `def rewards(read_state, read_action=lambda env: applied(env.action_manager.action)):
    """The configuration of the terms, each with its weight."""
    params = {"read_state": read_state, "read_action": read_action}
    return {
${terms.map(([name, weight]) => `        ${quoted(name)}: RewardTermCfg(func=term_${name}, weight=${isSum ? `WEIGHTS[${quoted(name)}]` : number(weight)}, params=dict(params)),`).join("\n")}
    }`;
    const bound = runtime.map((block) =>
      block
        .replace("begin(self, cfg, env)", `super().__init__(${manager.base})`)
        .replace("scale_of(env)", `(${manager.scale})`)
        .replace("paid(terms, total)", isSum ? "terms" : '{**terms, "reward": total}'),
    );
    return moduleText(header(input, { manager, read }), {
      imports: `import weakref\n\nimport torch as xp\n${manager.imports}`,
      blocks: [
        ...blocks,
        settings(read),
        ...bound,
        ...terms.map(([name, weight]) =>
          termClass(name, isSum ? `${name}, of weight ${number(weight)}` : "The reward, composed of its terms."),
        ),
        configuration,
      ],
    });
  };

export const writeIsaacLab = write(isaaclab);
export const writeMjlab = write(mjlab);
