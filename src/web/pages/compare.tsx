import type { CompareView } from "../../server/views/compare/types.ts";
import { Problem } from "../parts/problem.tsx";
import { useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { BestPrograms } from "./compare/best-programs.tsx";
import { Configuration } from "./compare/configuration.tsx";
import { Courses } from "./compare/courses.tsx";
import { Differences } from "./compare/differences.tsx";
import { Distances } from "./compare/distances.tsx";
import { Picker } from "./compare/picker.tsx";
import { Scores } from "./compare/scores.tsx";
import "./compare/compare.css";

const Compared = ({ names }: { names: readonly string[] }) => {
  const query = new URLSearchParams(names.map((name) => ["run", name]));
  const { data, refusal } = useView<CompareView>(`/api/compare?${query}`, { runs: names });
  if (data === null)
    return refusal === null ? <p class="soft">Reading {names.length} runs…</p> : <Problem {...refusal} />;
  return (
    <>
      <Scores runs={data.runs} />
      <Differences results={data.results} runs={data.runs} />
      <Courses runs={data.runs} />
      <Configuration options={data.options} runs={data.runs} />
      <BestPrograms runs={data.runs} />
      <Distances names={names} />
    </>
  );
};

export const Page = () => {
  const [runs] = useParameter("runs", "");
  const names = [...new Set(runs.split(",").filter((name) => name !== ""))];
  return (
    <div class="compare-page">
      <h1>Compare runs</h1>
      <Picker chosen={names} />
      {names.length >= 2 && <Compared key={names.join(" ")} names={names} />}
    </div>
  );
};
