// Writes docs/critic.md from the critic's own tables: `npm run docs`.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { criticStages } from "../src/core/diagnostic.ts";
import { exampleText, shownText, type RuleExample } from "../src/critic/example.ts";
import { criticRules } from "../src/critic/rules.ts";
import type { Rule } from "../src/critic/types.ts";

export const criticPagePath = fileURLToPath(new URL("../docs/critic.md", import.meta.url));

/** A rule belongs to the one that its id begins with. */
const stages: Record<(typeof criticStages)[number], { title: string; looksAt: string }> = {
  critic: {
    title: "Faults",
    looksAt:
      "Nothing of its own: what is said where a stage fails over a program. One program is refused, the run goes on.",
  },
  extract: {
    title: "Extract",
    looksAt:
      "The text as it was sent: which part of it is the program, whether that part is whole, readable and parses. An error here ends the review; there is nothing to read further.",
  },
  subset: {
    title: "Subset",
    looksAt:
      "The syntax tree, kind by kind, and what each name refers to: the language is an allow-list (see [reward programs](reward-programs.md#the-language)). What it refuses on a line, later stages do not explain once more.",
  },
  types: {
    title: "Types",
    looksAt:
      "The program against the environment's declaration (`env describe`) and the library's signatures, with TypeScript's own checker and a narrow library instead of JavaScript's: one step in, one number for each term out.",
  },
  structure: {
    title: "Structure",
    looksAt:
      "How the parts fit together: exports, weights and terms, memory, what is dead or doubled; and, by computing with the fields' ranges instead of numbers, divisions by 0, values that are not finite, comparisons that are always decided, terms that never change, signs and names that contradict what is computed.",
  },
  units: {
    title: "Units",
    looksAt:
      "The same computation with the fields' units: what is added, compared or raised to a power must be of one kind.",
  },
  probes: {
    title: "Probes",
    looksAt:
      "What the program does, run in the sandbox on stored rollouts: random and scripted actions, each extreme held, episodes cut short, the world at rest, states drawn from the declared ranges, and whole episodes of which the task says whether they do it. Only for programs in which nothing is wrong so far, and only where something can run them; otherwise the stage reports itself as skipped.",
  },
  critique: {
    title: "Critique",
    looksAt:
      "What the program is for, read by a language model against a rubric that it writes for the task first. Only where a run has a language model, and only for programs that no other stage refused. It sees what the designer sees, never the fitness or a reference.",
  },
};

const introduction = `# The critic

*Written by \`npm run docs\` from the rules in \`src/critic/\`; a test holds it to them.*

The critic stands between a text and its training. It takes whatever a designer sent, and gives back a compiled reward program or
diagnostics: rule, severity, line, column, what is wrong there, and a hint that says what to do. A language model gets them for its
next attempt, a person from

\`\`\`sh
npx rewardsmith check reward.ts --env hopper         # exit code 0: accepted, 3: refused; --json for programs
npx rewardsmith check --explain structure/division   # what this page says of a rule
\`\`\`

## Severity

- An **error** refuses the program. Errors are for what is certainly wrong: outside the language, ill-typed, not finite on a simulated
  rollout, the same return whatever happens.
- A **warning** reaches whoever wrote the program, and refuses nothing: it says what is probably wrong, and a program may be right
  in spite of it. Where scores cannot tell leaders apart, the one with fewer warnings goes first
  ([why](decisions/warnings.md)).
- A **note** reaches whoever wrote the program too, and weighs nothing: what it says is true of the program, and has not been shown to
  make it worse ([measured](benchmarks.md#does-the-critic-predict-failure)).
- A rule that is **off** says nothing until it is asked for: it reads names and comments, and judges English by lists of words.
- **skipped** says that a stage had not what it needs, such as stored episodes that do the task.

## Configuration

Rule ids are stable. \`--raise RULE\` of \`check\` and \`run\`, given as often as wanted, turns a warning or a note into an error, and a rule that
is off on, as an error; so does a list \`raise:\` in \`--config FILE\`; \`units/*\` names all rules of a stage. Errors cannot be turned
into warnings, and no warning is switched off.

\`\`\`sh
npx rewardsmith check reward.ts --env hopper --raise probes/farmable --raise 'units/*'
\`\`\`

\`--repairs N\` (default 3) says how often a refused program goes back to its designer, \`--critic-votes N\` (default 3, 0 for none) how many
critiques a language model gives, \`--critic-programs N\` (default 4) how many programs of a generation share the prompt of one.

## Stages`;

const fenced = (text: string, { mark = "```", language }: { mark?: string; language: string }): string =>
  `${mark}${language}\n${shownText(text).trimEnd()}\n${mark}`;

const exampleLines = (example: RuleExample): string[] => {
  if (example.kind === "described") {
    return [`Bad: ${example.bad}`, `Mended: ${example.mended}`, `*Described only, because ${example.reason}.*`];
  }
  if (example.kind === "term") {
    return [fenced(`// bad\n${example.bad}\n// mended\n${example.mended}`, { language: "ts" })];
  }
  const { environment = "hopper", also = [] } = example;
  const block = (which: "bad" | "mended"): string =>
    example.kind === "text"
      ? fenced(exampleText(example, which), { mark: "````", language: "markdown" })
      : fenced(exampleText(example, which), { language: "ts" });
  const where = environment === "hopper" ? "" : ` (${environment}, ${example.task})`;
  const besides = also.length === 0 ? "" : `, also ${also.map((rule) => `\`${rule}\``).join(", ")}`;
  return [`Bad${where}${besides}:`, block("bad"), "Mended:", block("mended")];
};

const ruleSection = ([id, { severity, meaning, hint, example }]: [string, Rule]): string[] => [
  `#### \`${id}\``,
  `**${severity}**: ${meaning}. ${hint}`,
  ...exampleLines(example),
];

/** The page as it must stand in docs/critic.md. */
export const criticPage = (): string => {
  const sections = criticStages.flatMap((stage) => {
    const { title, looksAt } = stages[stage];
    const rules = Object.entries(criticRules).filter(([id]) => id.startsWith(`${stage}/`));
    const list = rules.map(
      ([id, { severity, meaning }]) => `| [\`${id}\`](#${anchor(id)}) | ${severity} | ${cell(meaning)} |`,
    );
    const table = ["| rule | severity | what is wrong |", "|---|---|---|", ...list].join("\n");
    return [`### ${title}`, looksAt, table, ...rules.flatMap(ruleSection)];
  });
  return `${[introduction, ...sections].join("\n\n")}\n`;
};

/** As GitHub makes them of headings. */
const anchor = (id: string): string => id.replaceAll("/", "");

const cell = (text: string): string => text.replaceAll("|", "\\|");

if (import.meta.main) writeFileSync(criticPagePath, criticPage());
