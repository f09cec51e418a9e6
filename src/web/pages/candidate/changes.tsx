import { figures } from "../../../core/format.ts";
import type { CandidateDetail, Change } from "../../../server/views/candidate/types.ts";
import { Difference } from "../../parts/code.tsx";
import { path, useParameter } from "../../router.ts";

const Gain = ({ fitness: [from, to] }: Pick<Change, "fitness">) => {
  if (from === null || to === null) return null;
  const [before, after] = figures([from, to]);
  const way = to > from ? "rose" : to < from ? "fell" : "same";
  return (
    <span class={`gain number ${way}`} title="fitness on search seeds">
      {before} → {after}
    </span>
  );
};

const Step = ({ run, id, change, open }: { run: string; id: string; change: Change; open: boolean }) => (
  <details class="step panel" open={open}>
    <summary>
      <b>
        <code>{change.from}</code> → <code>{change.to}</code>
      </b>
      <span class="tag">{change.operator}</span>
      <Gain fitness={change.fitness} />
    </summary>
    <p class="soft">
      {change.note} {change.to !== id && <a href={path("run", run, "candidate", change.to)}>open {change.to}</a>}
    </p>
    <Difference rows={change.rows} label={`Changes from ${change.from} to ${change.to}`} />
  </details>
);

/** Against each parent, or all along the line that it stands on. */
export const Changes = ({ run, detail: { id, changes, line } }: { run: string; detail: CandidateDetail }) => {
  const [along, setAlong] = useParameter("along", "parents");
  const isLine = (along === "line" || changes.length === 0) && line.steps.length > 0;
  const name = line.toBest ? "the winning line" : "its line";
  return (
    <>
      <fieldset class="row choice">
        <legend class="visually-hidden">Changes from where</legend>
        {changes.length > 0 && (
          <label>
            <input type="radio" name="along" checked={!isLine} onChange={() => setAlong("parents")} />{" "}
            {changes.length === 1 ? "from its parent" : `from its ${changes.length} parents`}
          </label>
        )}
        {line.steps.length > 0 && (
          <label>
            <input type="radio" name="along" checked={isLine} onChange={() => setAlong("line")} /> along {name},{" "}
            {line.steps.length} {line.steps.length === 1 ? "step" : "steps"}
          </label>
        )}
      </fieldset>
      {(isLine ? line.steps : changes).map((change) => (
        <Step
          key={`${change.from} ${change.to}`}
          run={run}
          id={id}
          change={change}
          open={!isLine || change.to === id || line.steps.length <= 4}
        />
      ))}
    </>
  );
};
