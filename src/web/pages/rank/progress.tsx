import { figure } from "../../../core/format.ts";
import type { RankPage } from "../../../server/views/rank.ts";

/** How much was compared, how well the answers agree, and what they come to. */
export const Progress = ({ page: { pairs, preferred } }: { page: RankPage }) => {
  const { agreement, best, worst, answers } = preferred;
  return (
    <dl class="tiles">
      <div class="tile">
        <dt>Compared</dt>
        <dd>
          {pairs.compared} of {pairs.of}
          <small>
            <progress value={pairs.compared} max={Math.max(1, pairs.of)} aria-label="Pairs compared" />
          </small>
        </dd>
      </div>
      <div class="tile">
        <dt>Agreement</dt>
        <dd>
          {agreement.of === 0 ? "–" : `${figure(agreement.agreed)} of ${agreement.of}`}
          <small>
            {agreement.of === 0
              ? "said once you have taken sides"
              : "each answer left out in turn, foretold by the others"}
          </small>
        </dd>
      </div>
      <div class="tile">
        <dt>Liked most</dt>
        <dd>
          <span class="mono">{answers === 0 ? "–" : best}</span>
          <small>{answers === 0 ? "nobody was compared yet" : `least ${worst}`}</small>
        </dd>
      </div>
    </dl>
  );
};
