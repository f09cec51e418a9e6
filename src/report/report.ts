import { dollars, timeText } from "../core/format.ts";
import { bestReward, whyThisOne } from "./best.ts";
import { candidateList, refusals } from "./candidates.ts";
import { earlierClaims } from "./earlier-claims.ts";
import { drawingStyle } from "../drawing/colours.ts";
import { filmRow, filmStyle } from "../drawing/film.ts";
import { generationStrip } from "./generation-strip.ts";
import { cameOfIt, othersDid } from "./came-of-it.ts";
import { constraintLedger } from "./constraints.ts";
import { headline, said } from "./headline.ts";
import { html, raw, type Content, type Markup } from "../drawing/html.ts";
import { htmlPage } from "../drawing/html-page.ts";
import { learningCurves } from "./learning-curves.ts";
import { lineageGraph } from "./lineage.ts";
import { facts, list, section } from "./page-parts.ts";
import { scoreTable } from "./scores.ts";
import type { ReportData } from "./types.ts";
import { winningLine } from "./winning-line.ts";

const statusWords: Record<ReportData["status"], string> = {
  completed: "completed",
  budget: "stopped by its budget",
  "all-failed": "every candidate failed",
  interrupted: "interrupted",
  running: "still running",
};

const spendTable = ({ spent, seconds }: ReportData): Markup | false =>
  spent !== null &&
  facts([
    ["candidates proposed", `${spent.proposed} (${spent.rejected} rejected, ${spent.failed} failed)`],
    ["trainings", String(spent.trainings)],
    ["environment steps", spent.environmentSteps.toLocaleString("en")],
    ["model calls", spent.modelCalls === 0 ? "none" : String(spent.modelCalls)],
    ...(spent.modelCalls === 0
      ? []
      : [
          [
            "tokens",
            `${spent.inputTokens.toLocaleString("en")} in, ${spent.outputTokens.toLocaleString("en")} out`,
          ] as const,
          ["price", dollars(spent.usd)] as const,
        ]),
    ...(seconds === null ? [] : [["time", timeText(seconds)] as const]),
  ]);

const reproduction = ({ reproduce, deterministic, run }: ReportData): Markup =>
  html`${reproduce.command !== null && html`<pre class="command"><code>${reproduce.command}</code></pre>`}${facts([["run", run], ...reproduce.facts.map(({ name, value }) => [name, value] as const)])}${!deterministic && html`<p class="warning">A deadline struck during this run, so another machine may come to another result.</p>`}`;

const candidatesSection = ({ candidates, show }: ReportData, bestId: string | null): Markup =>
  html`${lineageGraph(candidates, { bestId })}
    <h3>All candidates, the highest on search seeds first</h3>
    ${
      show !== null &&
      html`<p class="legend">
        Each opens to what the analyzer found and its code, the highest also to half a page with its best and worst
        episode. Of any, with the causes of its failure looked for:
        <code class="command">${show}</code>
      </p>`
    }
    ${candidateList(candidates, { bestId })}`;

/** In the order in which questions come; what has no content is left out. */
const sectionsOf = (data: ReportData): (readonly [id: string, title: string, content: Content])[] => {
  const isMeasured = !data.measured?.unmeasured;
  const bestId = data.best?.id ?? null;
  // Where one reward was given there is nothing to be searched, nor ancestors.
  const isSearch = data.designer !== "given";
  const levels = data.scores.flatMap(({ name, kind, score }) =>
    kind === "reference" && score !== null ? [{ name, value: score.fitness.mean }] : [],
  );
  const random = levels.find(({ name }) => name === "random") ?? null;
  const scores = () =>
    html`${scoreTable(data)}${
      data.humanNormalized === null &&
      data.humanNormalizedReason !== null &&
      html`<p class="legend">No human-normalised score: ${data.humanNormalizedReason}.</p>`
    }${data.lift.map((text) => html`<p class="sentence">${text}</p>`)}${earlierClaims(data.earlierClaims)}`;
  return [
    ["scores", "Scores", isMeasured && scores()],
    ["constraints", "Constraints", constraintLedger(data)],
    ["why", "Why this one", whyThisOne(data)],
    ["reward", "The best reward", bestReward(data)],
    ["line", "How it came about", winningLine(data.candidates, bestId)],
    ["curves", "Learning curves", isMeasured && learningCurves(data.curves, { level: random })],
    ["search", "The search", isSearch && isMeasured && generationStrip(data.candidates, { levels, bestId })],
    ["candidates", "Lineage", isSearch && candidatesSection(data, bestId)],
    ["refused", "Refused, repaired and failed", refusals(data.candidates)],
    ["said", "What the person said", data.feedback.length > 0 && list(data.feedback)],
    ["notices", "Notices", data.notices.length > 0 && list(data.notices)],
    ["cost", "What it cost", spendTable(data)],
    ["again", "How to make it again", reproduction(data)],
  ];
};

/**
 * One self-contained page: no script, no network (its content security policy refuses both), light or dark as the
 * reader's system asks. Everything that a candidate, a model or a person wrote is escaped.
 */
export const renderReport = (data: ReportData): string => {
  // A measure of the person's own is called "measure", which says nothing.
  const isOwn = data.measured?.expressions !== undefined || data.measured?.unmeasured;
  const title = `${data.environment} · ${isOwn ? data.measured?.by : data.task}`;
  const about = [
    ...(data.designer === "given"
      ? ["an evaluation of one reward"]
      : [`designer ${data.designer}`, `strategy ${data.strategy}`]),
    ...(data.seed === null ? [] : [`seed ${data.seed}`]),
    ...(data.started === null ? [] : [`started ${data.started.replace("T", " ").replace(/\.\d+Z$/, " UTC")}`]),
    statusWords[data.status],
  ];
  const sections = sectionsOf(data).filter(([, , content]) => content !== false && content !== null);
  return htmlPage(
    { title, styles: data.films.length > 0 && [raw(drawingStyle), filmStyle] },
    html`<main>
      <header>
        <div class="brand">rewardsmith · report of a run</div>
        <h1>${title}</h1>
        <p class="meta">${about.join(" · ")}</p>
        ${said(data)}
      </header>
      ${cameOfIt(data)} ${filmRow(data.films)} ${!data.measured?.unmeasured && headline(data)}
      ${othersDid(data)}${
        data.watch !== null &&
        html`<p class="legend">Watch the best and scrub through it: <code class="command">${data.watch}</code></p>`
      }
      <nav aria-label="Contents">
        <ul class="contents">
          ${sections.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
        </ul>
      </nav>
      ${sections.map(([id, name, content]) => section(name, content, { id }))}
    </main>`,
  );
};
