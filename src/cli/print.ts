import { readFileSync } from "node:fs";
import { asStarted } from "../app/invocation.ts";
import { commandLine } from "../core/command-line.ts";
import { keptByTexts } from "../core/constraint-text.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { PerhapsScored, RunSummary } from "../core/summary.ts";
import { behaviourSource, terminationText } from "../core/behaviour-text.ts";
import { liftTexts } from "../core/lift-text.ts";
import { stepsText, dollars, figure, percent, timeText } from "../core/format.ts";
import { withoutInvisible } from "../core/plain-text.ts";
import { exploringText, headedWords, headings, spreadTitle } from "../core/score-words.ts";
import { constraintText, pairText } from "../core/words-text.ts";
import { hanging } from "./hanging.ts";

/** One JSON document, or text as it is, on stdout: the only place where data leaves. */
export const printDocument = (value: unknown, { json }: { json: boolean }): void => {
  process.stdout.write(
    json || typeof value !== "string" ? `${JSON.stringify(value, null, 2)}\n` : `${asStarted(value).trimEnd()}\n`,
  );
};

/** What a person should know, on stderr. */
export const printNotices = (notices: readonly string[] = []): void => {
  for (const notice of notices) process.stderr.write(asStarted(`note: ${notice}\n`));
};

/** Columns padded to their widest cell; the first left-aligned, the rest right-aligned. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};

const scoreRow = (name: string, score: PerhapsScored | null, pool: "report" | "search" = "report"): string[] => {
  if (!score?.fitness) return [name, "-", "", "", ""];
  const { mean, spread, beside } = headedWords({ ...score, fitness: score.fitness });
  return [name, mean, spread, beside, `${score.fitness.values.length} ${pool}`];
};

/** Best and references side by side; a best that was not confirmed says that its score is the search's. */
const scoreTable = ({ best, references, file, measured }: RunSummary): string => {
  const scores = [best, references.human, references.sparse, references.random];
  const seeds = Math.max(0, ...scores.map((score) => score?.fitness?.values.length ?? 0));
  const [told, beside] = headings(measured?.headline);
  return table([
    ["", told, spreadTitle(seeds), beside, "seeds"],
    scoreRow(file ?? (best === null ? "best" : `best (${best.candidate})`), best, best?.pool),
    scoreRow("human", references.human),
    scoreRow("sparse", references.sparse),
    scoreRow("random policy", references.random),
  ]);
};

const codeOf = (path: string): string => {
  try {
    return readFileSync(path, "utf8").trimEnd();
  } catch {
    return "";
  }
};

const screenedLines = (screened: RunSummary["screened"] = {}): string[] =>
  Object.entries(screened).map(([name, { refused, trainings, audited, wrong }]) => {
    const trained =
      audited === 0 ? "none trained to see" : `${audited} trained to see, of which ${wrong} would have been best`;
    return `screened out by ${name}: ${refused} (${trainings} trainings avoided; ${trained})`;
  });

const avoidedLines = (avoided: RunSummary["avoided"] = {}): string[] => {
  const counts = Object.entries(avoided).map(([stage, count]) => `${stage} ${count}`);
  return counts.length === 0 ? [] : [`trainings avoided by the critic: ${counts.join(", ")}`];
};

/** Who reads words is told them; else a person says between generations what can be heeded. Of one reward there is nothing to say. */
const wayToSay = ({ run, designer }: Pick<RunSummary, "run" | "designer">): string[] => {
  if (designer === "given") return [];
  const command =
    designer === "language-model"
      ? commandLine("resume", run, "--say", "too slow")
      : commandLine("session", "--config", `${run}/config.json`);
  return [`say what is wrong: ${asStarted(command)}`];
};

/** What a person may want next, as commands to be typed. */
const nextSteps = (summary: RunSummary): string[] =>
  summary.best === null
    ? []
    : [
        "",
        `watch it:          ${asStarted(commandLine("play", summary.run, "--html", "best.html"))}`,
        ...wayToSay(summary),
        `take it home:      ${asStarted(commandLine("export", summary.run, "--to", "python", "--out", "reward.py"))}`,
      ];

/** What was measured, beside the person's words where they gave any: the first line of what a run prints. */
export const heededLines = ({
  environment,
  task,
  measured = { by: `${environment}/${task}`, description: "" },
  words = null,
  constraints = [],
}: Pick<RunSummary, "environment" | "task" | "measured" | "words" | "constraints">): string[] => [
  pairText({ measured, words }),
  ...constraints.map(constraintText),
];

/** What came of it: a sentence each. */
export const behaviourLines = ({
  behaviour,
  best,
  file,
  measured,
}: Pick<RunSummary, "behaviour" | "best" | "file" | "measured">): string[] => {
  if (behaviour === undefined) return [];
  const names = { best: file ?? `best (${best?.candidate})`, human: "human", random: "random policy" };
  const told = (["best", "human", "random"] as const).flatMap((who) => {
    const each = behaviour[who];
    return each === null ? [] : [{ name: names[who], ...each }];
  });
  const [first] = told;
  if (first === undefined) return [];
  const width = Math.max(...told.map(({ name }) => name.length));
  const ended = terminationText(behaviour.termination, told);
  return [
    "",
    `what came of it, in ${behaviourSource(first, measured)}:`,
    ...told.map(({ name, text }) => hanging(`${name.padEnd(width)}  `, text)),
    ...(ended === null ? [] : [hanging("", `(${ended})`)]),
  ];
};

/** Who kept each constraint that was checked, and when it was broken first. */
export const ledgerLines = ({ constraints = [] }: Pick<RunSummary, "constraints">): string[] => {
  const checked = constraints.filter(({ kept = [] }) => kept.length > 0);
  return checked.flatMap((entry) => {
    const rows = keptByTexts(entry);
    const width = Math.max(...rows.map(({ who }) => who.length));
    return [
      "",
      hanging("", `constraint: ${entry.text} · ${entry.expression}`),
      ...rows.map(({ who, text, isKept }) => hanging(`${isKept ? "  " : "✗ "}${who.padEnd(width)}  `, text)),
    ];
  });
};

const nothingTrained = ({ spent, run }: RunSummary): string => {
  if (spent.proposed === 0) return "No program was proposed, so none was trained.";
  const lost = spent.rejected + spent.failed;
  return lost === 0
    ? "No program was trained."
    : `No program was trained to the end; ${run}/report.html says why of the ${lost} that were refused or failed.`;
};

/** What an extended run had claimed before. */
const earlierLines = (claims: RunSummary["earlierClaims"] = []): string[] =>
  claims.length === 0
    ? []
    : [
        "",
        "claimed before it was extended, each on report seeds of its own:",
        table(
          claims.map(({ generations, best }) => [
            `after ${generations} generation${generations === 1 ? "" : "s"}:`,
            ...scoreRow(best.candidate, best),
          ]),
        ),
      ];

const unknownLines = ({ possiblyBilled = 0 }: RunSummary["thisProcess"]): string[] =>
  possiblyBilled === 0
    ? []
    : [
        `${possiblyBilled} model ${possiblyBilled === 1 ? "call" : "calls"} without a known outcome: not in this sum, but perhaps charged`,
      ];

/** The figures of the one reward that was evaluated, or why there are none. */
const evaluatedLines = ({ terms = {}, failure }: RunSummary): string[] =>
  failure !== undefined
    ? [`failed: ${failure.reason}: ${failure.message}`]
    : [
        table([
          ["term", "mean", "min", "max", "share"],
          ...Object.entries(terms).map(([name, term]) => [
            name,
            figure(term.mean),
            figure(term.min),
            figure(term.max),
            percent(term.share),
          ]),
        ]),
      ];

const scoreLines = (summary: RunSummary): string[] => [
  scoreTable(summary),
  "",
  summary.humanNormalized === null
    ? `human-normalised: none (${summary.humanNormalizedReason ?? "not measured"})`
    : `human-normalised: ${figure(summary.humanNormalized)} (1 is the human reference, 0 the sparse one)`,
  ...liftTexts(summary),
];

/** The end of a run: the score table, the reward's code, what it cost, where to go on. */
export const printSummary = (summary: RunSummary, { json }: { json: boolean }): void => {
  if (json) {
    printDocument(summary, { json });
    return;
  }
  const { best, spent } = summary;
  const lines = [
    ...heededLines(summary),
    "",
    `${summary.environment}: ${summary.task}, seed ${summary.seed}, ${summary.file ?? `${summary.designer} designer, ${summary.strategy}`}`,
    "",
    ...(summary.measured?.unmeasured
      ? [`best: ${best?.candidate ?? "none"}, by what a person prefers: no score says how good it is`]
      : scoreLines(summary)),
  ];
  const exploring =
    best &&
    exploringText({
      exploring: best.exploring,
      of: best.fitness?.values.length ?? summary.behaviour?.best?.of ?? 0,
      pool: best.pool,
    });
  if (exploring !== null) lines.push(`${summary.file ?? "best"} ${exploring}`);
  lines.push(...behaviourLines(summary), ...ledgerLines(summary), ...earlierLines(summary.earlierClaims));
  if (summary.file !== undefined) lines.push("", ...evaluatedLines(summary));
  else if (best === null) lines.push("", nothingTrained(summary));
  else lines.push("", codeOf(best.reward));
  for (const notice of summary.notices ?? []) lines.push("", `note: ${asStarted(notice)}`);
  if (summary.stoppedBy !== undefined) lines.push("", `stopped by a budget: ${summary.stoppedBy}`);
  const calls = spent.modelCalls > 0 ? `, ${spent.modelCalls} model calls, ${dollars(spent.usd)}` : "";
  lines.push(
    "",
    `spent: ${spent.proposed} ${spent.proposed === 1 ? "program" : "programs"}, ${spent.rejected} refused, ${spent.trainings} trainings, ${stepsText(spent)}${calls}, ${timeText(summary.thisProcess.seconds)} in this process`,
    ...unknownLines(summary.thisProcess),
    ...avoidedLines(summary.avoided),
    ...screenedLines(summary.screened),
    `reward: ${best?.reward ?? "-"}`,
    `report: ${summary.run}/report.html`,
    ...nextSteps(summary),
  );
  process.stdout.write(`${withoutInvisible(lines.join("\n"))}\n`);
};

/** Diagnostics as compilers print them, hint below. */
export const diagnosticLines = ({
  file,
  accepted,
  diagnostics,
}: {
  file: string;
  accepted: boolean;
  diagnostics: readonly Diagnostic[];
}): string =>
  [
    ...diagnostics.map(
      ({ rule, severity, line, column, message, hint }) =>
        `${file}:${line}:${column} ${severity} ${rule}: ${message}\n  ${hint}`,
    ),
    accepted ? "accepted" : "refused",
  ].join("\n");
