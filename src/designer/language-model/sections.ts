import { longestWords, randomEpisodesOf, type Brief, type Lesson, type OwnedEpisodes } from "../../core/brief.ts";
import { brokenText, keepingText } from "../../core/constraint-text.ts";
import { interventionText } from "../../core/intervention.ts";
import { isForDesigner, isSteering, steeringText } from "../../core/steering.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { formatNumber } from "../../core/format.ts";
import type { EpisodeOutcome } from "../../core/outcome.ts";
import { screenedText } from "../../core/outcome-text.ts";
import { mean } from "../../core/statistics.ts";
import { cap, oneLine } from "../../core/plain-text.ts";
import { delimit } from "./delimit.ts";
import { marksSection } from "./marks.ts";

/** Sizes that keep a prompt of a long search within a few thousand tokens. */
const limits = {
  task: longestWords,
  constraints: longestWords,
  code: 16_000,
  fields: 40,
  trainedLessons: 12,
  otherLessons: 6,
  figures: 4,
  diagnostics: 20,
};

const percent = (share: number): string => `${formatNumber(100 * share)} %`;

/**
 * What the agent should do; of a person's own words also what they are measured by, which holds the criterion's
 * numbers.
 */
export const taskSection = ({ task: { description, measured } }: Brief): string =>
  [
    delimit(description, { tag: "task", limit: limits.task }),
    ...(measured === undefined
      ? []
      : ["What the agent does is measured by this:", delimit(measured, { tag: "measured", limit: limits.task })]),
  ].join("\n\n");

/** Texts as a numbered list, the latest kept when the cap strikes; how many of the oldest were left out is said. */
const numbered = (texts: readonly string[], { tag }: { tag: string }): string => {
  const kept: string[] = [];
  let size = 0;
  for (const [place, text] of [...texts.entries()].toReversed()) {
    const line = `${place + 1}. ${text.trim()}`;
    size += line.length + 1;
    if (kept.length > 0 && size > limits.constraints) break;
    kept.unshift(line);
  }
  const left = texts.length - kept.length;
  const list = delimit(kept.join("\n"), { tag, limit: limits.constraints });
  return left === 0 ? list : `(The oldest ${left === 1 ? "one is" : `${left} are`} left out.)\n\n${list}`;
};

/** What every reward must keep, and what the program that is built upon broke; empty where there is nothing. */
const constraintsSection = ({ constraints, parents }: Pick<Brief, "constraints" | "parents">): string => {
  if (constraints.length === 0) return "";
  const [parent] = parents;
  const keptBy = (expression: string): string => {
    const keeping = parent?.keeping?.find((each) => each.expression === expression);
    return keeping === undefined ? "" : `. The last program's agent: ${keepingText(keeping)}`;
  };
  return [
    "# Constraints",
    "",
    "What the agent must keep in every evaluation episode, as an expression over it. It is checked after training: a program whose agent breaks one is not built upon while a comparable one keeps all. Where one is broken, add or strengthen a term that costs what leads there, before the limit is reached.",
    "",
    numbered(
      constraints.map(({ words, meaning, expression }) => `${words ?? meaning} (${expression})${keptBy(expression)}`),
      { tag: "constraints" },
    ),
  ].join("\n");
};

/** The person's wishes, latest last; empty without any. */
const wishesSection = ({ wishes }: Pick<Brief, "wishes">): string =>
  wishes.length === 0
    ? ""
    : [
        "# Wishes of the person",
        "",
        "They hold from now on, as far as a reward can express them; where two contradict each other, the later one holds.",
        "",
        numbered(
          wishes.map(({ text }) => text),
          { tag: "wishes" },
        ),
      ].join("\n");

/** What the person said while the search went on, latest last; empty where they said nothing. */
const notesSection = ({ interventions, marks = [] }: Pick<Brief, "interventions" | "marks">): string => {
  // A mark that was seen has a section of its own.
  const seen = new Set(marks.map(({ mark }) => steeringText(mark)));
  const told = interventions
    .filter((each) => (isSteering(each) ? isForDesigner(each) && !seen.has(steeringText(each)) : each.kind === "note"))
    .map(interventionText);
  return told.length === 0
    ? ""
    : [
        "# What the person said on seeing the results",
        "",
        "Where two contradict each other, the later one holds.",
        "",
        numbered(told, { tag: "notes" }),
      ].join("\n");
};

/** All that the person said: constraints, wishes, notes, then marks. */
export const wordsSection = (
  brief: Pick<Brief, "constraints" | "parents" | "wishes" | "interventions" | "marks">,
): string =>
  [constraintsSection(brief), wishesSection(brief), notesSection(brief), marksSection(brief)]
    .filter((section) => section !== "")
    .join("\n\n");

const spreadOf = (values: readonly number[]): string =>
  `${formatNumber(mean(values))} (${formatNumber(Math.min(...values))} … ${formatNumber(Math.max(...values))})`;

const countEndings = (episodes: readonly EpisodeOutcome[]): string =>
  (["terminated", "truncated", "invalid"] as const)
    .map((ending) => ({ ending, count: episodes.filter((episode) => episode.ending === ending).length }))
    .filter(({ count }) => count > 0)
    .map(({ ending, count }) => `${count} ${ending}`)
    .join(", ");

/**
 * What a policy that acts at random meets: the sizes that terms should be scaled to, and whether chance ever scores.
 */
export const episodesSection = (
  all: readonly OwnedEpisodes[],
  { unmeasured, unjudged }: Pick<Brief["task"], "unmeasured" | "unjudged">,
): string => {
  const episodes = randomEpisodesOf(all);
  const first = episodes[0];
  if (first === undefined) return "";
  const fields = Object.keys(first.features).slice(0, limits.fields);
  const lines = fields.map((field) => {
    const figures = episodes.flatMap((episode) => episode.features[field] ?? []);
    const low = formatNumber(Math.min(...figures.map((each) => each.min)));
    const high = formatNumber(Math.max(...figures.map((each) => each.max)));
    return `- ${field}: ${low} … ${high}, mean ${formatNumber(mean(figures.map((each) => each.mean)))}`;
  });
  const left = Object.keys(first.features).length - fields.length;
  return [
    "# What a policy that acts at random does",
    "",
    `${episodes.length} episodes: ` +
      (unmeasured
        ? ""
        : `task score ${spreadOf(episodes.map((each) => each.fitness))}, ` +
          (unjudged ? "" : `success ${percent(mean(episodes.map((each) => Number(each.success))))}, `)) +
      `length ${spreadOf(episodes.map((each) => each.length))} steps; ${countEndings(episodes)}. Values met:`,
    "",
    ...lines,
    ...(left > 0 ? [`- and ${left} more`] : []),
  ].join("\n");
};

/** ` (pairs 12, wrong 9)`; empty where a screen gave none. */
const figuresOf = (figures: Readonly<Record<string, number>>): string => {
  const told = Object.entries(figures).slice(0, limits.figures);
  return told.length === 0
    ? ""
    : ` (${told.map(([name, value]) => `${oneLine(name, { limit: 60 })} ${formatNumber(value)}`).join(", ")})`;
};

/** What came of a candidate, in a sentence. */
export const resultOf = (
  { candidate: { outcome }, keeping = [] }: Lesson,
  { unmeasured, unjudged }: Pick<Brief["task"], "unmeasured" | "unjudged">,
): string => {
  const broken = brokenText(keeping);
  switch (outcome.kind) {
    case "trained":
      if (unmeasured) return `It was trained.${broken === "" ? "" : ` It breaks ${broken}.`}`;
      return `Task score ${formatNumber(outcome.fitness.mean)}${
        outcome.fitness.values.length > 1 ? ` (${outcome.fitness.values.map(formatNumber).join(", ")} by seed)` : ""
      }${unjudged ? "" : `, success ${percent(outcome.success)}`}.${broken === "" ? "" : ` It breaks ${broken}.`}`;
    case "screened":
      return `It was not trained: ${oneLine(screenedText(outcome))}${figuresOf(outcome.figures)}.`;
    case "dropped": {
      const scores = outcome.results.flatMap(({ curve }) => curve.at(-1)?.fitness ?? []);
      const score =
        scores.length === 0 || unmeasured ? "" : `; task score in training then ${formatNumber(mean(scores))}`;
      return `It trailed the others early and was trained in part only${score}.`;
    }
    case "failed":
      return `It failed while it ran: ${outcome.failure.reason}${
        outcome.failure.term === undefined ? "" : ` in term '${oneLine(outcome.failure.term, { limit: 60 })}'`
      }, ${oneLine(outcome.failure.message)}.`;
    case "rejected": {
      const first = outcome.diagnostics.find((each) => each.severity === "error");
      return first === undefined ? "It was refused." : `It was refused: ${first.rule}, ${oneLine(first.message)}.`;
    }
  }
};

/** Weights and verdicts of a lesson's terms in one line; empty where no program was read. */
export const verdictsOf = ({ candidate, diagnosis }: Lesson): string => {
  if (candidate.reward === null) return "";
  const verdicts = new Map(diagnosis?.terms.map((term) => [term.name, term.verdict]));
  const terms = Object.entries(candidate.reward.weights).map(([name, weight]) => {
    const verdict = verdicts.get(name);
    return `${name} × ${formatNumber(weight)}${verdict === undefined ? "" : ` (${verdict})`}`;
  });
  return `Terms: ${terms.join(", ")}.`;
};

export const codeOf = ({ candidate }: Lesson): string =>
  `\`\`\`ts\n${cap((candidate.reward?.source ?? candidate.text).trim(), { limit: limits.code })}\n\`\`\``;

const bullet = (lesson: Lesson, task: Brief["task"]): string => {
  const note = oneLine(lesson.candidate.origin.note, { limit: 200 });
  return [`- ${lesson.candidate.id}: ${resultOf(lesson, task)}`, verdictsOf(lesson), note === "" ? "" : `Idea: ${note}`]
    .filter((part) => part !== "")
    .join(" ");
};

/**
 * What else was tried: the best trained programs and the latest others, without their code; empty where there is none.
 */
export const archiveSection = (
  { archive, ranking, task }: Pick<Brief, "archive" | "ranking" | "task">,
  { except }: { except: ReadonlySet<string> },
): string => {
  const lessons = archive.filter(({ candidate }) => !except.has(candidate.id));
  const place = ({ candidate: { id } }: Lesson) => ranking.indexOf(id);
  const trained = lessons
    .filter(({ candidate }) => candidate.outcome.kind === "trained")
    .sort((left, right) => place(left) - place(right))
    .slice(0, limits.trainedLessons);
  // What was held back says what not to pay for, what could not be used how not to write: neither crowds out the other.
  const latest = (kinds: readonly string[]) =>
    lessons.filter(({ candidate }) => kinds.includes(candidate.outcome.kind)).slice(-limits.otherLessons);
  const others = [...latest(["dropped", "screened"]), ...latest(["failed", "rejected"])];
  if (trained.length + others.length === 0) return "";
  return [
    "# What else was tried",
    "",
    "Best first:",
    "",
    ...[...trained, ...others].map((lesson) => bullet(lesson, task)),
  ].join("\n");
};

/** Further parents with their code; empty for one parent. */
export const othersSection = (parents: readonly Lesson[], task: Brief["task"]): string =>
  parents.length === 0
    ? ""
    : [
        "# Other good programs",
        "",
        "Take from them what helps.",
        ...parents.flatMap((lesson) => ["", `${resultOf(lesson, task)} ${verdictsOf(lesson)}`, "", codeOf(lesson)]),
      ].join("\n");

/**
 * The critic's findings, errors first, each with the line it is about (models count lines badly); stages that had no
 * data say nothing to a designer.
 */
export const diagnosticsSection = (diagnostics: readonly Diagnostic[], { text }: { text: string }): string => {
  const source = text.split("\n");
  const spoken = (["error", "warning", "note"] as const).flatMap((severity) =>
    diagnostics.filter((each) => each.severity === severity),
  );
  const items = spoken.slice(0, limits.diagnostics).map(({ rule, severity, line, column, message, hint }) => {
    const about = oneLine(source[line - 1] ?? "", { limit: 160 });
    return [
      `- ${severity} ${rule}, line ${line}, column ${column}: ${oneLine(message)}`,
      ...(about === "" ? [] : [`  in: ${about}`]),
      ...(hint === "" ? [] : [`  to do: ${oneLine(hint)}`]),
    ].join("\n");
  });
  const left = spoken.length - items.length;
  return [...items, ...(left > 0 ? [`- and ${left} more`] : [])].join("\n");
};
