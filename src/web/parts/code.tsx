import type { CodeLine, DiffRow } from "../../server/views/code.ts";
import "./code.css";

/** Coloured text, each piece an element of its own: what a model wrote is never markup. */
const Line = ({ code }: { code: CodeLine }) => (
  <>
    {code.map(([tone, text], index) =>
      tone === "" ? (
        text
      ) : (
        <span key={index} class={tone}>
          {text}
        </span>
      ),
    )}
  </>
);

/** A program with the numbers of its lines. */
export const Code = ({ lines, label }: { lines: readonly CodeLine[]; label: string }) => (
  <pre class="code lines" tabIndex={0} role="region" aria-label={label}>
    {lines.map((code, index) => (
      <code key={index} data-line={index + 1}>
        <Line code={code} />
        {"\n"}
      </code>
    ))}
  </pre>
);

const signs = { same: " ", added: "+", removed: "−" } as const;
const said = { same: "", added: "added: ", removed: "removed: " } as const;

/** What was taken out and put in, one under the other. */
export const Difference = ({ rows, label }: { rows: readonly DiffRow[] | null; label: string }) => {
  if (rows === null) return <p class="soft">The programs are too long to be shown line against line.</p>;
  if (rows.every(({ kind }) => kind === "same")) return <p class="soft">The programs are the same.</p>;
  return (
    <pre class="code difference" tabIndex={0} role="region" aria-label={label}>
      {rows.map((row, index) =>
        row.kind === "gap" ? (
          <code key={index} class="gap">
            ⋯{"\n"}
          </code>
        ) : (
          <code key={index} class={row.kind} data-line={row.after ?? row.before} data-sign={signs[row.kind]}>
            {row.kind !== "same" && <span class="visually-hidden">{said[row.kind]}</span>}
            <Line code={row.code} />
            {"\n"}
          </code>
        ),
      )}
    </pre>
  );
};

type Row = Exclude<DiffRow, { kind: "gap" }>;

/** Rows beside each other: what was taken out against what was put in its place. */
const paired = (rows: readonly DiffRow[]): [left: Row | null, right: Row | null][] => {
  const pairs: [Row | null, Row | null][] = [];
  let [removed, added]: [Row[], Row[]] = [[], []];
  const flush = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++)
      pairs.push([removed[index] ?? null, added[index] ?? null]);
    [removed, added] = [[], []];
  };
  for (const row of rows) {
    if (row.kind === "gap") continue;
    if (row.kind === "removed") removed.push(row);
    else if (row.kind === "added") added.push(row);
    else {
      flush();
      pairs.push([row, row]);
    }
  }
  flush();
  return pairs;
};

const Half = ({ row, side }: { row: Row | null; side: "before" | "after" }) =>
  row === null ? (
    <code class="void" />
  ) : (
    <code class={row.kind} data-line={row[side]} data-sign={signs[row.kind]}>
      {row.kind !== "same" && <span class="visually-hidden">{said[row.kind]}</span>}
      <Line code={row.code} />
    </code>
  );

/** Two programs side by side, line against line; where there is no room for that, one under the other. */
export const SideBySide = ({ rows, label }: { rows: readonly DiffRow[]; label: string }) => (
  <>
    <div class="code difference beside" tabIndex={0} role="region" aria-label={label}>
      {paired(rows).map(([left, right], index) => (
        <div key={index} class="pair">
          <Half row={left} side="before" />
          <Half row={right} side="after" />
        </div>
      ))}
    </div>
    <div class="beneath">
      <Difference rows={rows} label={label} />
    </div>
  </>
);
