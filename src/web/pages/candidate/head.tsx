import { figures, percent } from "../../../core/format.ts";
import type { CandidateDetail, PoolScore } from "../../../server/views/candidate/types.ts";
import { CandidateLink } from "../../parts/candidate-link.tsx";
import { Tile } from "../../parts/tile.tsx";

const poolNames = { report: "Report seeds", selection: "Selection seeds", search: "Search seeds" } as const;
const poolWords = {
  report: "what is claimed",
  selection: "what leaders were chosen by",
  search: "what the search went by: noisy, no claim",
} as const;

const scoreText = ({ fitness, interval }: PoolScore): { mean: string; interval: string | null } => {
  const [mean = "", low, high] = figures([fitness, ...(interval ?? [])]);
  return { mean, interval: interval === null ? null : `95 % [${low}, ${high}]` };
};

const Score = ({ score }: { score: PoolScore }) => {
  const { mean, interval } = scoreText(score);
  const count = score.seeds.length;
  return (
    <Tile
      name={poolNames[score.pool]}
      value={
        <>
          {mean}
          {score.success !== null && <span class="share"> · {percent(score.success)}</span>}
        </>
      }
      detail={`${interval === null ? "" : `${interval}, `}${count === 1 ? "one seed" : `${count} seeds`}: ${poolWords[score.pool]}`}
    />
  );
};

const Family = ({ run, detail: { parents, children } }: { run: string; detail: CandidateDetail }) =>
  parents.length + children.length === 0 ? null : (
    <p class="family">
      {parents.length > 0 && <span class="soft">from</span>}
      {parents.map(({ id, known }) =>
        known === null ? <code key={id}>{id}</code> : <CandidateLink key={id} run={run} relative={known} />,
      )}
      {children.length > 0 && <span class="soft">led to</span>}
      {children.slice(0, 12).map((child) => (
        <CandidateLink key={child.id} run={run} relative={child} />
      ))}
      {children.length > 12 && <span class="soft">and {children.length - 12} more</span>}
    </p>
  );

const alarmText = (detail: CandidateDetail): string =>
  detail.findings.find(({ severity, kind }) => severity === "alarm" && kind !== "physics-invalid")?.text ??
  "The reward is earned without doing the task.";

/** Who it is, what it came to, whom it comes from; and first of all, whether its reward is earned without the task. */
export const Head = ({ run, detail }: { run: string; detail: CandidateDetail }) => {
  const { id, isBest, operator, generation, group, outcome, outcomeText, note, scores, place, hacked, reason } = detail;
  return (
    <>
      <div class="row">
        <h1>
          <code>{id}</code>
        </h1>
        {isBest && <span class="tag best-tag">best</span>}
        <span class={`tag outcome ${outcome}`}>{outcomeText}</span>
        <span class="soft">
          generation {generation}
          {group !== null && `, group ${group}`} · {operator}
        </span>
      </div>
      {note !== "" && <p class="note">{note}</p>}
      <Family run={run} detail={detail} />
      {hacked && (
        <div class="hack" role="note" aria-label="Alarm">
          <b>Looks hacked.</b> {alarmText(detail)}
        </div>
      )}
      {scores.length > 0 && (
        <dl class="tiles">
          {scores.map((score) => (
            <Score key={score.pool} score={score} />
          ))}
          {place !== null && (
            <Tile
              name="In the search's order"
              value={
                <>
                  {place.rank}
                  <span class="share"> of {place.of}</span>
                </>
              }
              detail={reason ?? ""}
            />
          )}
        </dl>
      )}
    </>
  );
};
