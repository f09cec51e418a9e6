import { useMemo } from "preact/hooks";
import type { LineageView } from "../../server/views/lineage.ts";
import type { PageProps } from "../pages.ts";
import { Problem } from "../parts/problem.tsx";
import { useParameter } from "../router.ts";
import { useView } from "../server.ts";
import { CandidateTable } from "./lineage/candidate-table.tsx";
import { fits, placeNodes, type Filters } from "./lineage/place-nodes.ts";
import { Tree } from "./lineage/tree.tsx";
import "./lineage/lineage.css";

const Choice = ({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: string;
  choices: readonly string[];
  onChoose: (value: string) => void;
}) => (
  <select aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
    <option value="">{label}: all</option>
    {choices.map((choice) => (
      <option key={choice} value={choice}>
        {choice}
      </option>
    ))}
  </select>
);

/** Everything that narrows what is seen, each in the address. */
const useFilters = () => {
  const [text, setText] = useParameter("q", "");
  const [outcome, setOutcome] = useParameter("outcome", "");
  const [operator, setOperator] = useParameter("operator", "");
  const [group, setGroup] = useParameter("group", "");
  const [line, setLine] = useParameter("line", "");
  const filters: Filters = { text, outcome, operator, group, line: line !== "" };
  return { filters, setText, setOutcome, setOperator, setGroup, setLine };
};

const Filtering = ({ view, used }: { view: LineageView; used: ReturnType<typeof useFilters> }) => {
  const { filters, setText, setOutcome, setOperator, setGroup, setLine } = used;
  const outcomes = [...new Set(view.nodes.map(({ outcome }) => outcome))].sort();
  return (
    <>
      <input
        type="search"
        aria-label="Search in names and notes"
        placeholder="Search"
        value={filters.text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Choice label="Outcome" value={filters.outcome} choices={outcomes} onChoose={setOutcome} />
      <Choice label="Operator" value={filters.operator} choices={view.operators} onChoose={setOperator} />
      {view.groups.length > 0 && (
        <Choice label="Group" value={filters.group} choices={view.groups} onChoose={setGroup} />
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={filters.line}
          onChange={(event) => setLine(event.currentTarget.checked ? "1" : "")}
        />{" "}
        line of the best
      </label>
    </>
  );
};

export const Page = ({ parameters: { name = "" } }: PageProps) => {
  const { data, refusal } = useView<LineageView>(`/api/runs/${encodeURIComponent(name)}/lineage`, { runs: [name] });
  const used = useFilters();
  const [as, setAs] = useParameter("as", "tree");
  const [opened, setOpened] = useParameter("open", "");
  const { filters } = used;
  const key = JSON.stringify(filters);
  const placed = useMemo(
    () => placeNodes(data?.nodes ?? [], { filters, open: new Set(opened.split(",").map(Number)) }),
    [data, key, opened],
  );
  if (data === null) return refusal && <Problem {...refusal} />;
  const fitting = data.nodes.filter((node) => fits(node, filters));
  return (
    <div class="lineage-page">
      <h1>Lineage</h1>
      <p class="soft">
        {data.nodes.length} {data.nodes.length === 1 ? "candidate" : "candidates"} in{" "}
        {data.generation === 1 ? "one generation" : `${data.generation} generations`}; fitness on search seeds, the
        highest of a generation first.
      </p>
      <div class="row filters">
        <Filtering view={data} used={used} />
        <fieldset class="row">
          <legend class="visually-hidden">Shown as</legend>
          {(["tree", "table"] as const).map((way) => (
            <label key={way}>
              <input type="radio" name="as" checked={as === way} onChange={() => setAs(way)} /> {way}
            </label>
          ))}
        </fieldset>
      </div>
      {data.nodes.length === 0 ? (
        <div class="empty">
          <p>No candidate has been proposed yet.</p>
        </div>
      ) : fitting.length === 0 ? (
        <div class="empty">
          <p>None of the {data.nodes.length} candidates fits these filters.</p>
        </div>
      ) : as === "table" ? (
        <CandidateTable run={name} view={data} nodes={fitting} />
      ) : (
        <Tree
          run={name}
          view={data}
          placed={placed}
          onOpen={(generation) => setOpened([...opened.split(",").filter((each) => each !== ""), generation].join(","))}
        />
      )}
    </div>
  );
};
