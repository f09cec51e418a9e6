import { figures } from "../../../core/format.ts";
import type { CandidateDetail, Learning } from "../../../server/views/candidate/types.ts";
import { LineChart, type ChartPoint } from "../../parts/line-chart.tsx";

const pointsOf = ({ steps }: Learning, values: readonly number[]): ChartPoint[] =>
  values.map((y, index) => ({ x: steps[index] ?? index, y }));

const ends = (values: readonly number[]): string => figures([values[0] ?? 0, values.at(-1) ?? 0]).join(" → ");

const seedsText = ({ seeds, pool }: Learning): string =>
  seeds === 1 ? `one ${pool} seed: no interval` : `mean of ${seeds} ${pool} seeds`;

const Small = ({
  name,
  values,
  learning,
  tone,
  isCode = false,
}: {
  name: string;
  values: readonly number[];
  learning: Learning;
  tone: string;
  isCode?: boolean;
}) => (
  <figure class="small-chart">
    <figcaption>
      {isCode ? <code>{name}</code> : name} <span class="soft number">{ends(values)}</span>
    </figcaption>
    <LineChart title={name} xTitle="steps" height={140} lines={[{ name, tone, points: pointsOf(learning, values) }]} />
  </figure>
);

/** Fitness over the training, what the reward itself said meanwhile, and each term. */
export const Training = ({ detail: { learning, terms } }: { detail: CandidateDetail }) => {
  if (learning === null) return null;
  const fitness = learning.fitness.map(({ steps, mean, low, high }) => ({ x: steps, y: mean, low, high }));
  const drawn = terms.filter(({ curve }) => curve.length > 1);
  return (
    <>
      <section class="panel">
        <header>
          <h2>Fitness in training</h2>
          <span class="soft small">
            {seedsText(learning)}; of the exploring policy, which scores below the one that is kept
          </span>
        </header>
        {fitness.length > 0 ? (
          <LineChart
            title="Fitness in training"
            xTitle="environment steps"
            height={260}
            lines={[{ name: "fitness", tone: "best", points: fitness }]}
          />
        ) : (
          <p class="soft">Its fitness in training is not known.</p>
        )}
        <div class="small-charts">
          <Small name="the reward's own return" values={learning.return} learning={learning} tone="other" />
          <Small name="steps of an episode" values={learning.length} learning={learning} tone="random" />
        </div>
      </section>
      {drawn.length > 0 && (
        <section class="panel spaced">
          <header>
            <h2>Each term over the training</h2>
            <span class="soft small">mean a step, unweighted</span>
          </header>
          <div class="small-charts">
            {drawn.map(({ name, curve }) => (
              <Small key={name} name={name} values={curve} learning={learning} tone="human" isCode />
            ))}
          </div>
        </section>
      )}
    </>
  );
};
