import { formatNumber } from "../../../core/format.ts";
import type { DistancesView } from "../../../server/views/compare/distances.ts";
import { Problem } from "../../parts/problem.tsx";
import { useParameter } from "../../router.ts";
import { useView } from "../../server.ts";
import { Wide } from "../../parts/wide.tsx";

const Measured = ({ names }: { names: readonly string[] }) => {
  const query = new URLSearchParams(names.map((name) => ["run", name]));
  const { data, refusal } = useView<DistancesView>(`/api/compare/distances?${query}`);
  if (refusal !== null) return <Problem {...refusal} />;
  if (data === null) return <p class="soft">Stepping the environment to hold the rewards against each other…</p>;
  return (
    <>
      <p class="soft small">{data.how}</p>
      {data.notices.map((notice) => (
        <p key={notice} class="soft small">
          {notice}
        </p>
      ))}
      <Wide label="Distances">
        <table>
          <thead>
            <tr>
              <th scope="col">rewards</th>
              <th scope="col" class="right">
                distance
              </th>
              <th scope="col" class="right">
                correlation
              </th>
              <th scope="col">terms</th>
            </tr>
          </thead>
          <tbody>
            {data.pairs.map(({ left, right, figure, correlation, terms }) => (
              <tr key={`${left} ${right}`}>
                <th scope="row">
                  {left} <span class="soft">and</span> {right}
                </th>
                <td class="right">{figure}</td>
                <td class="right">{formatNumber(correlation)}</td>
                <td class="terms">
                  <details>
                    <summary>{terms.length}</summary>
                    {terms.map((text) => (
                      <p key={text} class="small">
                        {text}
                      </p>
                    ))}
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  );
};

/** How far the best rewards are from each other: asked for, since the environment is stepped for it. */
export const Distances = ({ names }: { names: readonly string[] }) => {
  const [wanted, setWanted] = useParameter("distances", "");
  return (
    <section class="panel spaced">
      <h2>Distance between the best rewards</h2>
      {wanted === "" ? (
        <div class="row">
          <button type="button" class="button" onClick={() => setWanted("1")}>
            Measure it
          </button>
          <span class="soft small">takes some seconds: the environment is stepped for it</span>
        </div>
      ) : (
        <Measured names={names} />
      )}
    </section>
  );
};
