import { countText, timeText } from "../../../core/format.ts";
import type { BatchPage, BatchTraining, BatchWorker, SharedQueue } from "../../../server/views/batch/types.ts";
import { path } from "../../router.ts";

const runText = (run: string): string => run.split(":").at(-1) ?? run;
const ownerText = (owner: string): string => owner.replace(/^reference:/, "reference ");

/** Names of what a worker does for this batch, and a count of the rest. */
const workText = ({ trainings: places, others }: BatchWorker, trainings: readonly BatchTraining[]): string => {
  const own = places.flatMap((place) => {
    const training = trainings[place];
    if (training === undefined) return [];
    return [`${ownerText(training.owner)}, ${training.pool} seed ${training.seed} (${runText(training.run)})`];
  });
  const rest = others === 0 ? [] : [`${others} ${others === 1 ? "other job" : "other jobs"}`];
  return [...own, ...rest].join("; ") || "nothing";
};

const Workers = ({ queue, trainings }: { queue: SharedQueue; trainings: readonly BatchTraining[] }) => (
  <>
    {queue.problem === null ? (
      <p>
        <span class="mono">{queue.address}</span>: {queue.workers.length}{" "}
        {queue.workers.length === 1 ? "worker" : "workers"}, {queue.underWay} {queue.underWay === 1 ? "job" : "jobs"}{" "}
        under way, {queue.waiting} wait, of all who use this queue.
      </p>
    ) : (
      <p class="loud">{queue.problem}.</p>
    )}
    {queue.problem === null && queue.workers.length === 0 && (
      <p class="loud">
        Nobody takes jobs: they wait until a worker comes (<code>rewardsmith worker --redis {queue.address}</code>).
      </p>
    )}
    {queue.workers.length > 0 && (
      <div class="panel flush scroll workers">
        <table>
          <caption class="visually-hidden">Workers of {queue.address}</caption>
          <thead>
            <tr>
              <th scope="col">worker</th>
              <th scope="col">machine</th>
              <th scope="col" class="right">
                busy
              </th>
              <th scope="col">works at</th>
              <th scope="col" class="right">
                last heard of
              </th>
            </tr>
          </thead>
          <tbody>
            {queue.workers.map((worker) => (
              <tr key={worker.id}>
                <th scope="row" class="mono">
                  {worker.id}
                </th>
                <td>{worker.host}</td>
                <td class="right number">
                  {worker.trainings.length + worker.others} of {worker.places}
                </td>
                <td>{workText(worker, trainings)}</td>
                <td class="right number soft">{timeText(worker.silentSeconds)} ago</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {queue.unfit.map((why) => (
      <p key={why} class="soft small">
        {why}
      </p>
    ))}
  </>
);

const Training = ({ training }: { training: BatchTraining }) => {
  const { run, owner, pool, seed, worker, steps, total, stepsPerSecond } = training;
  const left = stepsPerSecond > 0 && total > 0 ? (total - steps) / stepsPerSecond : null;
  return (
    <tr>
      <td>
        <a href={path("run", run)}>{runText(run)}</a>
      </td>
      <td>{ownerText(owner)}</td>
      <td class="soft">
        {pool} seed {seed}
        {worker !== null && (
          <>
            {" "}
            on <span class="mono">{worker}</span>
          </>
        )}
      </td>
      <td class="progress">
        <progress value={steps} max={Math.max(1, total)} aria-label={`Steps of ${ownerText(owner)}`} />
      </td>
      <td class="right number">
        {countText(steps)} of {total === 0 ? "?" : countText(total)}
      </td>
      <td class="right number soft">{left === null ? "" : `${timeText(left)} left`}</td>
    </tr>
  );
};

/** Longer than this its process says nothing only where it hangs or the machine is stopped. */
const oldSeconds = 30;

const ageText = (age: number): string => `as the batch's process knew it ${timeText(age)} ago`;

/** Where trainings run, who works for them, which are under way and how many wait. */
export const Queue = ({ page: { queue, states, status } }: { page: BatchPage }) => (
  <section aria-labelledby="queue">
    <div class="heading">
      <h2 id="queue">Workers and queue</h2>
      <span class="soft">
        {queue.executor === "local" ? "on this machine" : "on every machine that runs a worker"}
        {queue.jobs !== null && `, ${queue.jobs} at once`}
        {queue.openRuns !== null && `, ${queue.openRuns} runs open`}
        {`; ${states.waiting ?? 0} runs wait`}
      </span>
    </div>
    {status === "running" && queue.age === null && <p class="soft">Its process has not yet said who works for it.</p>}
    {queue.age !== null && queue.age > oldSeconds && <p class="loud">This may be old: {ageText(queue.age)}.</p>}
    {queue.queues.map((each) =>
      each.kind === "local" ? (
        <p key="local">
          This machine (<span class="mono">{each.host}</span>): {each.underWay} of {each.places}{" "}
          {each.places === 1 ? "place" : "places"} busy, {countText(each.waiting)}{" "}
          {each.waiting === 1 ? "training waits" : "trainings wait"} for one.
        </p>
      ) : (
        <Workers key={each.address} queue={each} trainings={queue.trainings} />
      ),
    )}
    {queue.trainings.length === 0 ? (
      <p class="soft">Nothing is trained at this moment.</p>
    ) : (
      <div class="panel flush scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">run</th>
              <th scope="col">whose</th>
              <th scope="col">pool</th>
              <th scope="col">
                <span class="visually-hidden">share</span>
              </th>
              <th scope="col" class="right">
                steps
              </th>
              <th scope="col" class="right">
                time
              </th>
            </tr>
          </thead>
          <tbody>
            {queue.trainings.map((training) => (
              <Training
                key={`${training.run} ${training.owner} ${training.pool} ${training.seed}`}
                training={training}
              />
            ))}
          </tbody>
        </table>
      </div>
    )}
    {queue.said.length > 0 && (
      <ul class="soft small">
        {queue.said.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    )}
  </section>
);
