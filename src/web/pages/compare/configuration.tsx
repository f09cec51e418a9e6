import type { ComparedRun, CompareView } from "../../../server/views/compare/types.ts";
import { RunName } from "./run-name.tsx";
import { Wide } from "../../parts/wide.tsx";

/** What was asked of them that differs. */
export const Configuration = ({ options, runs }: Pick<CompareView, "options"> & { runs: readonly ComparedRun[] }) => (
  <section class="panel flush spaced">
    <h2>Configuration</h2>
    {options.differing.length === 0 ? (
      <p class="notice">They were asked for the same, {options.shared} options in all; seeds aside.</p>
    ) : (
      <>
        <Wide label="Options in which they differ">
          <table class="options">
            <thead>
              <tr>
                <th scope="col">option</th>
                {runs.map((run, place) => (
                  <th key={run.name} scope="col">
                    <RunName run={run} place={place} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {options.differing.map(({ name, values }) => (
                <tr key={name}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  {values.map((value, place) => (
                    <td key={runs[place]?.name} class={value === values[0] ? "" : "differs"}>
                      {value ?? <span class="soft">–</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
        <p class="notice soft small">{options.shared} more options are the same.</p>
      </>
    )}
  </section>
);
