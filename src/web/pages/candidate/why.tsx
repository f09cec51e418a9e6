import { figures } from "../../../core/format.ts";
import { traceTitle } from "../../../core/half-page-text.ts";
import type { EpisodeTrace } from "../../../core/half-page.ts";
import type { CandidateDetail, FindingEntry } from "../../../server/views/candidate/types.ts";
import { Said } from "../../parts/said.tsx";
import { LineChart } from "../../parts/line-chart.tsx";

const confidenceWords: Record<FindingEntry["confidence"], string | null> = {
  counted: "counted in episodes",
  inferred: "inferred",
  read: "read by a language model",
  unstated: null,
};

/** Moments that a sentence lists; more would bury it. */
const mostMoments = 6;

const Finding = ({ severity, kind, confidence, text, moments }: FindingEntry) => (
  <li class={`finding ${severity}`}>
    <p class="row">
      <span class="tag">{severity}</span>
      <code>{kind}</code>
      {confidenceWords[confidence] !== null && <span class="soft small">{confidenceWords[confidence]}</span>}
    </p>
    <p>
      <Said text={text} />
    </p>
    {moments.length > 0 && (
      <p class="soft small">
        {moments
          .slice(0, mostMoments)
          .map(({ seed, episode, from, to }) => `seed ${seed}, episode ${episode + 1}: steps ${from} to ${to}`)
          .join(" · ")}
        {moments.length > mostMoments && ` · ${moments.length - mostMoments} more`}
      </p>
    )}
  </li>
);

const Trace = ({ trace }: { trace: EpisodeTrace }) => (
  <section class="panel spaced">
    <header>
      <h2>Its {trace.which} episode</h2>
      <span class="soft small">{traceTitle(trace)}</span>
    </header>
    {trace.marks.length > 0 && (
      <p class="small">
        <span class="key mark-key">{trace.marks.map(({ why }) => why).join(", ")}</span>
      </p>
    )}
    <div class="small-charts">
      {trace.fields.map(({ name, values }) => (
        <figure key={name} class="small-chart">
          <figcaption>
            <code>{name}</code>{" "}
            <span class="soft number">{figures([values[0] ?? 0, values.at(-1) ?? 0]).join(" → ")}</span>
          </figcaption>
          <LineChart
            title={name}
            xTitle="step"
            height={140}
            lines={[{ name, tone: "best", points: values.map((y, index) => ({ x: trace.steps[index] ?? index, y })) }]}
            marks={trace.marks.map(({ from, to, why }) => ({ from, to, label: why }))}
          />
        </figure>
      ))}
    </div>
  </section>
);

/** What is found to be wrong or odd, and the episodes that show it. */
export const Why = ({ detail: { findings, lesson, traces, unlooked, caution } }: { detail: CandidateDetail }) => (
  <>
    <section class="panel">
      <h2>What was found</h2>
      <ul class="findings">
        {findings.map((finding) => (
          <Finding key={finding.text} {...finding} />
        ))}
      </ul>
      {lesson !== null && (
        <p class="lesson">
          <b>Lesson.</b> <Said text={lesson} />
        </p>
      )}
      {findings.some(({ severity }) => severity === "cause") && <p class="soft small">{caution}.</p>}
      {unlooked && (
        <p class="soft small">
          Its policy was not played again to look for causes: the search does that for the best of a generation,
          <code> rewardsmith show RUN CANDIDATE</code> for any.
        </p>
      )}
    </section>
    {traces.map((trace) => (
      <Trace key={trace.which} trace={trace} />
    ))}
  </>
);
