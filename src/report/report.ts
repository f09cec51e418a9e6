import { countText, dollars, figure, percent, timeText } from "../core/format.ts";
import { scoreWords, seedsText, spreadTitle } from "../core/score-words.ts";
import { candidateList, refusals } from "./candidates.ts";
import { codeBlock } from "./code.ts";
import { earlierClaims } from "./earlier-claims.ts";
import { generationStrip } from "./generation-strip.ts";
import { html, print, raw, type Content, type Markup } from "./html.ts";
import { learningCurves } from "./learning-curves.ts";
import { lineageGraph } from "./lineage.ts";
import { scoreTable } from "./scores.ts";
import { style } from "./style.ts";
import { termTable } from "./terms.ts";
import type { ReportData } from "./types.ts";

const statusWords: Record<ReportData["status"], string> = {
  completed: "completed",
  budget: "stopped by its budget",
  "all-failed": "every candidate failed",
  interrupted: "interrupted",
  running: "still running",
};

const tile = (value: string, { name, detail }: { name: string; detail?: string }): Markup =>
  html`<div class="tile">
    <b>${value}</b><span>${name}</span>${detail !== undefined && html`<small class="note">${detail}</small>`}
  </div>`;

const headline = (data: ReportData): Markup => {
  const best = data.scores.find(({ kind }) => kind === "best")?.score ?? null;
  const seeds = best?.fitness.values.length ?? 0;
  const over = seedsText(seeds, data.confirmed ? "report" : "search");
  const { spent } = data;
  return html`<div class="tiles">
    ${
      best !== null &&
      html`${tile(scoreWords(best.fitness).mean, {
        name: "fitness of the best",
        detail: `${spreadTitle(seeds)} ${scoreWords(best.fitness).spread}, ${over}`,
      })}${tile(percent(best.success), { name: "success", detail: over })}`
    }${tile(data.humanNormalized === null ? "–" : figure(data.humanNormalized), {
      name: "human-normalised score",
      detail: data.humanNormalizedReason ?? "0: the sparse reward, 1: the human one",
    })}${
      spent !== null &&
      tile(String(spent.proposed), {
        name: "candidates",
        detail: `${spent.rejected} rejected, ${spent.failed} failed`,
      })
    }${
      spent !== null &&
      tile(countText(spent.environmentSteps), { name: "environment steps", detail: `${spent.trainings} trainings` })
    }
  </div>`;
};

const section = (title: string, content: Content): Markup =>
  html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;

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

const bestSection = ({ best }: ReportData): Markup =>
  best === null
    ? section("The best reward", html`<p class="none">No candidate could be trained.</p>`)
    : section(
        "The best reward",
        html`<p class="meta">${best.id}</p>
          ${codeBlock(best.source)}${
            best.terms.length > 0 &&
            html`<h3>Its terms</h3>
              ${termTable(best.terms)}
              <p class="legend">Unweighted, per step of the evaluation episodes; the share is of Σ|weight · term|.</p>`
          }${
            best.findings.length > 0 &&
            html`<h3>What the analyzer found</h3>
              ${list(best.findings)}`
          }`,
      );

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

/** What was measured beside what was said: words that nobody read must not look like the goal. */
const said = ({ description, words, constraints }: ReportData): Content => {
  const reader = (read: boolean) => (read ? "read by the language model" : "not read by the built-in designer");
  return [
    description !== null && html`<p class="lead"><b>Measured:</b> ${description}</p>`,
    words !== null &&
      html`<p class="lead ${!words.read && "warning"}">
        <b>Your words</b> (${reader(words.read)}; what is measured does not change with them): ${words.given}
      </p>`,
    constraints.length > 0 &&
      html`<ul class="lead warning">
        ${constraints.map(({ text, read }) => html`<li><b>Constraint</b> (${reader(read)}, not checked): ${text}</li>`)}
      </ul>`,
  ];
};

const reproduceSection = ({ reproduce, deterministic, run }: ReportData): Markup =>
  section(
    "How to make it again",
    html`${reproduce.command !== null && html`<pre><code>${reproduce.command}</code></pre>`}${facts([["run", run], ...reproduce.facts.map(({ name, value }) => [name, value] as const)])}${!deterministic && html`<p class="warning">A deadline struck during this run, so another machine may come to another result.</p>`}`,
  );

/**
 * One self-contained page: no script, no network (its content security policy refuses both), light or dark as the reader's
 * system asks. Everything that a candidate, a model or a person wrote is escaped.
 */
export const renderReport = (data: ReportData): string => {
  const title = `${data.environment} · ${data.task}`;
  const bestId = data.best?.id ?? null;
  const levels = data.scores.flatMap(({ name, kind, score }) =>
    kind === "reference" && score !== null ? [{ name, value: score.fitness.mean }] : [],
  );
  const random = levels.find(({ name }) => name === "random") ?? null;
  const about = [
    `designer ${data.designer}`,
    `strategy ${data.strategy}`,
    ...(data.seed === null ? [] : [`seed ${data.seed}`]),
    ...(data.started === null ? [] : [`started ${data.started.replace("T", " ").replace(/\.\d+Z$/, " UTC")}`]),
    statusWords[data.status],
  ];
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <title>${title} – rewardsmith</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <div class="brand">rewardsmith · report of a run</div>
            <h1>${title}</h1>
            <p class="meta">${about.join(" · ")}</p>
            ${said(data)}
          </header>
          ${headline(data)} ${section("Scores", html`${scoreTable(data)}${earlierClaims(data.earlierClaims)}`)}
          ${section("Learning curves", learningCurves(data.curves, { level: random }))} ${bestSection(data)}
          ${section("The search", generationStrip(data.candidates, { levels, bestId }))}
          ${section(
            "Lineage",
            html`${lineageGraph(data.candidates, { bestId })}
              <h3>All candidates</h3>
              ${candidateList(data.candidates, { bestId })}`,
          )}
          ${section("Rejected and failed", refusals(data.candidates))}
          ${data.feedback.length > 0 && section("What the person said", list(data.feedback))}
          ${data.notices.length > 0 && section("Notices", list(data.notices))} ${spendSection(data)}
          ${reproduceSection(data)}
        </main>
      </body>
    </html> `;
  return print(page);
};
