import { figures, formatNumber, percent } from "../../../core/format.ts";
import type { CandidateDetail, ConstraintEntry, TermEntry } from "../../../server/views/candidate/types.ts";
import { Code } from "../../parts/code.tsx";
import { Diagnostics } from "./diagnostics.tsx";
import { Wide } from "../../parts/wide.tsx";

const Share = ({ share }: { share: number }) => (
  <span class="share-bar">
    <span class="track" aria-hidden="true">
      <span style={{ width: `${Math.min(100, Math.max(0, 100 * share))}%` }} />
    </span>
    {percent(share)}
  </span>
);

const Terms = ({ terms }: { terms: readonly TermEntry[] }) => (
  <section class="panel flush">
    <h2>What its terms paid</h2>
    <Wide label="Terms">
      <table>
        <thead>
          <tr>
            <th scope="col">term</th>
            <th scope="col" class="right">
              weight
            </th>
            <th scope="col" class="right">
              mean a step
            </th>
            <th scope="col">share of the reward</th>
            <th scope="col">verdict</th>
          </tr>
        </thead>
        <tbody>
          {terms.map(({ name, weight, mean, min, max, share, verdict }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td class="right">{weight === null ? "" : formatNumber(weight)}</td>
              <td class="right" title={`from ${formatNumber(min)} to ${formatNumber(max)}, unweighted`}>
                {figures([mean], { least: 3 })}
              </td>
              <td>
                <Share share={share} />
              </td>
              <td>{verdict !== null && <span class={`verdict ${verdict}`}>{verdict}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  </section>
);

const Constraint = ({ text, expression, since, lifted, kept }: ConstraintEntry) => (
  <li>
    <p>
      {text}
      {since !== undefined && <span class="soft"> · since generation {since}</span>}
      {lifted !== undefined && <span class="soft"> · lifted before generation {lifted}</span>}
    </p>
    {expression === undefined ? (
      <p class="soft small">A wish: told to the designer, checked on nothing.</p>
    ) : (
      <>
        {expression !== text && <code class="expression">{expression}</code>}
        {kept.length === 0 && <p class="soft small">Not checked on this candidate.</p>}
        {kept.map((row) => (
          <p key={row.pool} class={row.isKept ? "kept" : "broken"}>
            <span aria-hidden="true">{row.isKept ? "✓" : "✕"}</span> {row.text}{" "}
            <span class="soft">({row.pool} seeds)</span>
          </p>
        ))}
      </>
    )}
  </li>
);

/** The program beside what its terms paid and what it keeps. */
export const Reward = ({ detail: { code, terms, constraints, diagnostics, id } }: { detail: CandidateDetail }) => (
  <div class="split">
    <section aria-label="Program">
      <Code lines={code} label={`Program of ${id}`} />
    </section>
    <div class="stack">
      {diagnostics.length > 0 && (
        <section class="panel">
          <h2>What the critic had against it</h2>
          <Diagnostics diagnostics={diagnostics} />
        </section>
      )}
      {terms.length > 0 && <Terms terms={terms} />}
      {constraints.length > 0 && (
        <section class="panel">
          <h2>What it was to keep</h2>
          <ul class="constraints">
            {constraints.map((entry) => (
              <Constraint key={entry.expression ?? entry.text} {...entry} />
            ))}
          </ul>
        </section>
      )}
    </div>
  </div>
);
