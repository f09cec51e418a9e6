import { figures, percent } from "../../../core/format.ts";
import type { LineageNode, LineageView } from "../../../server/views/lineage.ts";
import { path, useParameter } from "../../router.ts";
import { Rungs } from "./rungs.tsx";
import { Wide } from "../../parts/wide.tsx";

type Sort = { label: string; of: (node: LineageNode, index: number) => number | string };

const sorts: Record<string, Sort> = {
  fitness: { label: "fitness", of: ({ fitness }) => -(fitness ?? Number.NEGATIVE_INFINITY) },
  candidate: { label: "candidate", of: (_, index) => index },
  operator: { label: "operator", of: ({ operator }) => operator },
  outcome: { label: "outcome", of: ({ outcome }) => outcome },
};

/** More rows are a click away: a page draws hundreds of them slowly. */
const most = 60;

const compare = (left: number | string, right: number | string): number => (left < right ? -1 : left > right ? 1 : 0);

const Heading = ({ name, sort, onSort }: { name: string; sort: string; onSort: (name: string) => void }) => (
  <th scope="col" aria-sort={sort === name ? "ascending" : undefined} class={name === "fitness" ? "right" : ""}>
    <button type="button" class="sort" onClick={() => onSort(name)}>
      {sorts[name]?.label}
      {sort === name && " ↓"}
    </button>
  </th>
);

/** The same candidates as rows. */
export const CandidateTable = ({
  run,
  view,
  nodes,
}: {
  run: string;
  view: LineageView;
  nodes: readonly LineageNode[];
}) => {
  const [sort, setSort] = useParameter("sort", "fitness");
  const [all, setAll] = useParameter("all", "");
  const { of } = sorts[sort] ?? (sorts["fitness"] as Sort);
  const ordered = nodes
    .map((node, index) => ({ node, key: of(node, index) }))
    .sort((left, right) => compare(left.key, right.key))
    .map(({ node }) => node);
  const shown = all === "" ? ordered.slice(0, most) : ordered;
  const scores = figures(shown.map(({ fitness }) => fitness ?? Number.NaN));
  const rungs = view.rungs?.length ?? 0;
  return (
    <div class="panel flush">
      <Wide label="Candidates">
        <table class="candidates">
          <thead>
            <tr>
              {["candidate", "operator", "outcome", "fitness"].map((name) => (
                <Heading key={name} name={name} sort={sort} onSort={setSort} />
              ))}
              <th scope="col" class="right">
                success
              </th>
              {rungs > 0 && <th scope="col">rungs</th>}
              <th scope="col">what was changed</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((node, index) => (
              <tr key={node.id} class={node.role ?? ""}>
                <th scope="row">
                  <a href={path("run", run, "candidate", node.id)}>
                    <code>{node.id}</code>
                  </a>
                  {node.alarmed && (
                    <span class="alarm" title="an alarm stands against it">
                      {" "}
                      ▲
                    </span>
                  )}
                </th>
                <td>{node.operator}</td>
                <td>{node.outcomeText}</td>
                <td class="right">{node.fitness === null ? "–" : scores[index]}</td>
                <td class="right">{percent(node.success)}</td>
                {rungs > 0 && (
                  <td>
                    <Rungs survived={node.survived} of={rungs} />
                  </td>
                )}
                <td class="why">{node.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {shown.length < ordered.length && (
        <p class="rest">
          <button type="button" class="button" onClick={() => setAll("1")}>
            Show all {ordered.length}
          </button>
        </p>
      )}
    </div>
  );
};
