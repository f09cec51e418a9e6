import { figures } from "../../../core/format.ts";
import { traceTitle } from "../../../core/half-page-text.ts";
import type { EpisodeTrace } from "../../../core/half-page.ts";
import type { CandidateDetail, FindingEntry } from "../../../server/views/candidate/types.ts";
import { path } from "../../router.ts";
import { Said } from "../../parts/said.tsx";
import { LineChart } from "../../parts/line-chart.tsx";

const confidenceWords: Record<FindingEntry["confidence"], string | null> = {
  counted: "counted in episodes",
  inferred: "inferred",
  read: "read by a language model",
  unstated: null,
};

type Whose = { run: string; id: string };

/** Moments that a sentence lists; more would bury it. */
const mostMoments = 6;

/** The player takes episodes by so many. */
const together = 3;

/** Where it is to be seen, marked below the picture. */
const Moment = ({
  run,
  id,
  moment: { seed, episode, from, to },
}: Whose & { moment: FindingEntry["moments"][number] }) => {
  const first = Math.floor(episode / together) * together;
  const query = new URLSearchParams({
    tab: "episodes",
    seed: String(seed),
    from: String(first),
    episode: String(episode - first + 1),
  });
  return (
    <a href={`${path("run", run, "candidate", id)}?${query}`}>
      seed {seed}, episode {episode + 1}: steps {from} to {to}
    </a>
  );
};

const Finding = ({
  run,
  id,
  finding: { severity, kind, confidence, text, moments },
}: Whose & { finding: FindingEntry }) => (
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
      <p class="soft small moments">
        {moments.slice(0, mostMoments).map((moment) => (
          <Moment key={`${moment.seed} ${moment.episode} ${moment.from}`} run={run} id={id} moment={moment} />
        ))}
        {moments.length > mostMoments && <span>{moments.length - mostMoments} more</span>}
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
export const Why = ({
  run,
  detail: { id, findings, lesson, traces, unlooked, caution },
}: {
  run: string;
  detail: CandidateDetail;
}) => (
  <>
    <section class="panel">
      <h2>What was found</h2>
      <ul class="findings">
        {findings.map((finding) => (
          <Finding key={finding.text} run={run} id={id} finding={finding} />
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
