import { z } from "zod";
import { duration, flag, text, type Option } from "./option-kinds.ts";

/** Where rewards act, and by what they are judged: the options that say which environment, task and trainer are meant. */
export const worldOptions = {
  env: {
    ...text,
    placeholder: "NAME|PATH",
    description: "environment: a built-in's name, the path of your environment.ts, gymnasium:ID or envpool:ID",
  },
  "env-option": {
    schema: z.array(z.string().regex(/^[^=]+=.*$/s)),
    expects: "key=value",
    placeholder: "KEY=VALUE",
    description: "an option of the environment",
    repeatable: true,
  },
  "python-import": {
    schema: z.array(z.string().regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/)),
    expects: "the name of a Python module",
    placeholder: "MODULE",
    description: "import this in Python first, for what it registers (--env gymnasium:ID)",
    repeatable: true,
  },
  "python-timeout": {
    ...duration,
    placeholder: "TIME",
    description: "longest that Python may take for a step of one lane (default: 60s)",
  },
  "env-fields": {
    ...text,
    placeholder: "FILE",
    description: "YAML that names and describes a Python environment's fields and tasks (default: ID.env.yaml here)",
  },
  "python-state": {
    schema: z.string().regex(/^(none|([A-Za-z_]\w*(\.[A-Za-z_]\w*)*|.+\.py):[A-Za-z_]\w*)$/s),
    expects: "MODULE:FUNCTION or FILE.py:FUNCTION",
    placeholder: "MODULE:FUNCTION",
    description:
      "a Python function of the environment that reads what its observation does not show, for rewards (docs/python.md); none: not ours either",
  },
  "env-leave-out": {
    schema: z.array(z.string().min(1)),
    expects: "the name of a part of the observation",
    placeholder: "PART",
    description: "do not look at this part of a Python environment's observation",
    repeatable: true,
  },
  trainer: {
    ...text,
    placeholder: "COMMAND",
    description:
      'train by a command of yours, called with JOB.json and OUT_DIR: "python train.py" (docs/tutorials/trainer.md)',
  },
  state: {
    ...text,
    placeholder: "FILE",
    description: "with --trainer, in the place of --env: YAML that names the fields of its world",
  },
  task: { ...text, placeholder: "NAME", description: "task of the environment (default: its first)" },
  fitness: { ...text, placeholder: "FILE", description: "a file of yours that exports `task`, with --task none" },
  measure: {
    ...text,
    placeholder: "EXPR",
    description:
      "what an episode is worth, as an expression (docs/measure.md), instead of a task; words: a language model writes it from yours",
  },
  yes: { ...flag, description: "agree to the measure that a language model writes from your words" },
  success: {
    ...text,
    placeholder: "EXPR",
    description: "with --measure: the condition under which an episode succeeds",
  },
} satisfies Record<string, Option>;
