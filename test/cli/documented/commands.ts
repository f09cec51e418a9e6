import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A command as a document shows it. */
export type Documented = { document: string; line: number; command: string };

/** What a log or a table of measurements names was run once, for hours; it is no advice to type it. */
const told = ["docs/log.md", "docs/benchmarks.md"];

/** Carried out with what is typed and printed between its commands, by test/docs/session-tutorial.slow.test.ts. */
const carriedOut = ["docs/tutorials/session.md"];

const documents = (): string[] =>
  ["*.md", "docs/*.md", "docs/tutorials/*.md", "examples/**/*.md", "test/*.md"].flatMap((pattern) =>
    globSync(pattern, { cwd: root }).toSorted(),
  );

const shells = new Set(["sh", "bash", "shell", "console"]);
const isOurs = (text: string): boolean => /^(?:[A-Z_]+=\S* )*(?:npx )?rewardsmith /.test(text);

/** Without the comment after it; `#` in quotes or within a word is none. */
const bare = (line: string): string => {
  const [kept = ""] = /^(?:'[^']*'|"[^"]*"|[^\s'"]+|\s+(?!#)|\s+$)*/.exec(line) ?? [];
  return (line.startsWith("#") ? "" : kept).trim();
};

/** Commands of one document in the order of its lines: those of shell blocks, and ours in running text. */
export const commandsOf = (document: string, text: string): Documented[] => {
  const found: Documented[] = [];
  let fence: { mark: string; shell: boolean } | null = null;
  let kept = "";
  for (const [index, line] of text.split("\n").entries()) {
    const here = { document, line: index + 1 };
    const [, mark, language = ""] = /^\s*(`{3,})(\w*)\s*$/.exec(line) ?? [];
    if (fence === null && mark !== undefined) {
      fence = { mark, shell: shells.has(language) };
    } else if (fence !== null && mark === fence.mark && language === "") {
      fence = null;
    } else if (fence !== null && !fence.shell) {
      if (isOurs(line.trim())) throw new Error(`${document}:${index + 1} is a command: its block wants to be \`\`\`sh`);
    } else if (fence !== null) {
      kept += bare(line.replace(/^\$ /, ""));
      if (kept.endsWith("\\")) {
        kept = `${kept.slice(0, -1).trim()} `;
        continue;
      }
      if (kept !== "" && !kept.startsWith("#")) found.push({ ...here, command: kept });
      kept = "";
    } else {
      for (const [, span = ""] of line.matchAll(/(?<!`)`([^`]+)`(?!`)/g)) {
        if (isOurs(span)) found.push({ ...here, command: span });
      }
    }
  }
  return found;
};

export const documentedCommands = (): Documented[] =>
  documents()
    .filter((document) => ![...told, ...carriedOut].includes(document))
    .flatMap((document) => commandsOf(document, readFileSync(`${root}${document}`, "utf8")));

/** What is not run, and why. Whatever else a document shows is run. */
export const notRun: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^npm ci$/, "it installs what these tests run on"],
  [/^npm (?:test|run (?:unit|slow|lint))$/, "it is what runs these tests"],
  [/^(?:npx vitest run|npm run (?:parity|docs|bench|format))\b/, "it is for whoever works on the project"],
  [/^(?:npm (?:pack|install|i|link|uninstall)|npx --package)\b/, "test/package packs and installs the package"],
  [/^(?:git clone|cd)\b/, "its place is this clone"],
  [/^(?:npm run build|node examples\/program\/search\.ts)$/, "test/package builds, and runs a program of a reader's"],
  [/^export OPENAI_API_KEY=/, "a scripted server and its key stand in for the provider"],
  [
    /^(?:python3 -m venv|(?:\.venv\/bin\/)?pip install|export REWARDSMITH_PYTHON=)/,
    "the tests' Python is set up by .ci/run",
  ],
  [/^npx rewardsmith (?:serve\b|.* --web$)/, "a dashboard goes on until it is ended: test/browser/ starts and ends it"],
  [/^redis-server /, "tests start a Redis of their own (test/execution/bullmq/server.ts)"],
  [/^export REWARDSMITH_(?:WORKER_KEY|REDIS)=/, "what needs them is run by test/cli/worker.slow.test.ts"],
  [
    /rewardsmith worker\b| --executor bullmq\b/,
    "it needs a Redis: test/cli/worker.slow.test.ts runs the commands of docs/clusters.md",
  ],
  [/rewardsmith env budget\b/, "it trains for minutes: test/cli/env-budget.slow.test.ts runs it small"],
  [/ gymnasium:My-v0 /, "it is a world of the reader's: test/cli/python-state.slow.test.ts runs the like"],
  [/^rewardsmith resume RUN --retry failed$/, "no candidate of the run that these commands see has failed"],
  [/^rewardsmith (?:env describe|resume|resume --generations)$/, "it names a command in running text"],
];

const smallRun =
  "--generations 1 --samples 1 --steps 512 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --critic-votes 0";

/** How commands that spend are made small. A flag that is given twice counts as it was given last. */
export const small: Readonly<Record<string, string>> = {
  run: smallRun,
  batch: [...smallRun.matchAll(/--(\S+) (\S+)/g), ["", "seed", "1"]]
    .map(([, name, value]) => `--set ${name}=${value}`)
    .join(" "),
  session: `${smallRun} --answers lines`,
  evaluate: "--steps 512 --episodes 2 --report-seeds 1",
  // Settings of the run that it goes on with, which was small.
  resume: "",
  explain: "--seeds 1",
  // Takes no flags: variables.
  demo: "",
};

/** What a person answers, who asked for nothing but to see it begin. */
export const answered: Readonly<Record<string, string>> = { session: "finish" };

/** Commands that spend little as they are. */
export const cheap: readonly string[] = [
  "check",
  "env",
  "list",
  "show",
  "report",
  "compare",
  "play",
  "export",
  "trainer",
  "doctor",
  "help",
];

/** Of the command line; a subcommand that neither list knows fails where it is run. */
export const subcommandOf = (command: string): string => {
  if (/^npm start$/.test(command)) return "demo";
  return /(?:^| )rewardsmith ([a-z-]+)/.exec(command)?.[1] ?? "";
};

export const needsPython = (command: string): boolean =>
  /gymnasium:|envpool:|--physics native|REWARDSMITH_MUJOCO=|--trainer |trainer check/.test(command);

/** Reads, lists, writes what is there: a process and no second one. */
const isQuick = (command: string): boolean =>
  / --(?:help|version|explain)\b| --to (?:csv|tensorboard|html)\b/.test(command) ||
  (["env", "list", "show", "report", "compare", "help"].includes(subcommandOf(command)) &&
    !/ compare .*(?:\.ts| --rewards)\b| show \S+ g\d/.test(command));

/** Trains, rolls out, or starts Python: for the slow tests. */
export const isSlow = (command: string): boolean => needsPython(command) || !isQuick(command);
