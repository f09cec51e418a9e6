import { countText, timeText } from "../../../core/format.ts";
import type { BatchPage, BatchTraining } from "../../../server/views/batch/types.ts";
import { path } from "../../router.ts";

const ownerText = (owner: string): string => owner.replace(/^reference:/, "reference ");

const Training = ({ training }: { training: BatchTraining }) => {
  const { run, owner, pool, seed, steps, total, stepsPerSecond } = training;
  const left = stepsPerSecond > 0 && total > 0 ? (total - steps) / stepsPerSecond : null;
  return (
    <tr>
      <td>
        <a href={path("run", run)}>{run.split(":").at(-1)}</a>
      </td>
      <td>{ownerText(owner)}</td>
      <td class="soft">
        {pool} seed {seed}
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

/** Where trainings run, and which are under way. */
export const Queue = ({ page: { queue, states } }: { page: BatchPage }) => (
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
