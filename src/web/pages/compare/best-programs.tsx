import type { CodeComparison, ComparedRun } from "../../../server/views/compare/types.ts";
import { SideBySide } from "../../parts/code.tsx";
import { Problem } from "../../parts/problem.tsx";
import { useParameter } from "../../router.ts";
import { useView } from "../../server.ts";
import { shortName } from "./run-name.tsx";

const Programs = ({ left, right }: { left: string; right: string }) => {
  const { data, refusal } = useView<CodeComparison | null>(`/api/compare/code?${new URLSearchParams({ left, right })}`);
  if (refusal !== null) return <Problem {...refusal} />;
  if (data === null) return <p class="soft">No program of one of them is known yet.</p>;
  if (data.rows === null) return <p class="soft">The programs are too long to be shown line against line.</p>;
  const [old, own] = [data.left, data.right].map(({ run, candidate }) => `${candidate} of ${shortName(run)}`);
  return <SideBySide rows={data.rows} label={`Program ${old} beside ${own}`} />;
};

const Side = ({
  label,
  value,
  runs,
  onChoose,
}: {
  label: string;
  value: string;
  runs: readonly ComparedRun[];
  onChoose: (name: string) => void;
}) => (
  <select aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
    {runs.map(({ name, best }) => (
      <option key={name} value={name}>
        {shortName(name)}
        {best === null ? "" : ` · ${best.candidate}`}
      </option>
    ))}
  </select>
);

/** The best programs of two of them side by side. */
export const BestPrograms = ({ runs }: { runs: readonly ComparedRun[] }) => {
  const [first = "", second = ""] = runs.map(({ name }) => name);
  const [left, setLeft] = useParameter("left", first);
  const [right, setRight] = useParameter("right", second);
  return (
    <section class="panel spaced">
      <header>
        <h2>Best programs</h2>
        <div class="row">
          <Side label="Left" value={left} runs={runs} onChoose={setLeft} />
          <Side label="Right" value={right} runs={runs} onChoose={setRight} />
        </div>
      </header>
      {left === right ? (
        <p class="soft">Choose two different runs.</p>
      ) : (
        <Programs key={`${left} ${right}`} left={left} right={right} />
      )}
    </section>
  );
};
