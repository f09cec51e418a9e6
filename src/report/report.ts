import { dollars, timeText } from "../core/format.ts";
import { bestReward } from "./best.ts";
import { candidateList, refusals } from "./candidates.ts";
import { earlierClaims } from "./earlier-claims.ts";
import { drawingStyle } from "../drawing/colours.ts";
import { filmRow, filmStyle } from "../drawing/film.ts";
import { generationStrip } from "./generation-strip.ts";
import { cameOfIt } from "./came-of-it.ts";
import { constraintLedger } from "./constraints.ts";
import { headline, said } from "./headline.ts";
import { html, raw, type Markup } from "../drawing/html.ts";
import { htmlPage } from "../drawing/html-page.ts";
import { learningCurves } from "./learning-curves.ts";
import { lineageGraph } from "./lineage.ts";
import { section } from "./page-parts.ts";
import { scoreTable } from "./scores.ts";
import type { ReportData } from "./types.ts";

const statusWords: Record<ReportData["status"], string> = {
  completed: "completed",
  budget: "stopped by its budget",
  "all-failed": "every candidate failed",
  interrupted: "interrupted",
  running: "still running",
};

const facts = (rows: readonly (readonly [string, string])[]): Markup =>
  html`<table class="facts">
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const list = (items: readonly string[]): Markup =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

const spendSection = ({ spent, seconds }: ReportData): Markup | false =>
  spent !== null &&
  section(
    "What it cost",
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
    ]),
  );

const reproduceSection = ({ reproduce, deterministic, run }: ReportData): Markup =>
  section(
    "How to make it again",
    html`${reproduce.command !== null && html`<pre class="command"><code>${reproduce.command}</code></pre>`}${facts([["run", run], ...reproduce.facts.map(({ name, value }) => [name, value] as const)])}${!deterministic && html`<p class="warning">A deadline struck during this run, so another machine may come to another result.</p>`}`,
  );

/**
 * One self-contained page: no script, no network (its content security policy refuses both), light or dark as the
 * reader's system asks. Everything that a candidate, a model or a person wrote is escaped.
 */
export const renderReport = (data: ReportData): string => {
  // A measure of the person's own is called "measure", which says nothing.
  const isOwn = data.measured?.expressions !== undefined || data.measured?.unmeasured;
  const isMeasured = !data.measured?.unmeasured;
  const title = `${data.environment} · ${isOwn ? data.measured?.by : data.task}`;
  const bestId = data.best?.id ?? null;
  // Where one reward was given there is nothing to be searched, nor ancestors.
  const isSearch = data.designer !== "given";
  const levels = data.scores.flatMap(({ name, kind, score }) =>
    kind === "reference" && score !== null ? [{ name, value: score.fitness.mean }] : [],
  );
  const random = levels.find(({ name }) => name === "random") ?? null;
  const about = [
    ...(isSearch ? [`designer ${data.designer}`, `strategy ${data.strategy}`] : ["an evaluation of one reward"]),
    ...(data.seed === null ? [] : [`seed ${data.seed}`]),
    ...(data.started === null ? [] : [`started ${data.started.replace("T", " ").replace(/\.\d+Z$/, " UTC")}`]),
    statusWords[data.status],
  ];
  return htmlPage(
    { title, styles: data.films.length > 0 && [raw(drawingStyle), filmStyle] },
    html`<main>
      <header>
        <div class="brand">rewardsmith · report of a run</div>
        <h1>${title}</h1>
        <p class="meta">${about.join(" · ")}</p>
        ${said(data)}
      </header>
      ${cameOfIt(data)}
      ${filmRow(data.films)}${
        data.watch !== null &&
        html`<p class="legend">Watch the best and scrub through it: <code class="command">${data.watch}</code></p>`
      }
      ${
        isMeasured &&
        html`${headline(data)}
        ${section("Scores", html`${scoreTable(data)}${data.lift.map((text) => html`<p>${text}</p>`)}${earlierClaims(data.earlierClaims)}`)}`
      }
      ${data.constraints.length > 0 && section("Constraints", constraintLedger(data))}
      ${isMeasured && section("Learning curves", learningCurves(data.curves, { level: random }))}
      ${section("The best reward", bestReward(data))}
      ${
        isSearch &&
        html`${isMeasured && section("The search", generationStrip(data.candidates, { levels, bestId }))}
        ${section(
          "Lineage",
          html`${lineageGraph(data.candidates, { bestId })}
            <h3>All candidates, the highest on search seeds first</h3>
            ${
              data.show !== null &&
              html`<p class="legend">
                Each opens to what the analyzer found and its code, the highest also to half a page with its best and
                worst episode. Of any, with the causes of its failure looked for:
                <code class="command">${data.show}</code>
              </p>`
            }
            ${candidateList(data.candidates, { bestId })}`,
        )}`
      }
      ${section("Refused, repaired and failed", refusals(data.candidates))}
      ${data.feedback.length > 0 && section("What the person said", list(data.feedback))}
      ${data.notices.length > 0 && section("Notices", list(data.notices))} ${spendSection(data)}
      ${reproduceSection(data)}
    </main>`,
  );
};
