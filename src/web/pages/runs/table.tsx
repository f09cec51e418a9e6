import { useState } from "preact/hooks";
import { countText, dollars } from "../../../core/format.ts";
import type { RunRow } from "../../../server/views/runs.ts";
import { ScoreCell } from "../../parts/score.tsx";
import { Sparkline } from "../../parts/sparkline.tsx";
import { State } from "../../parts/state.tsx";
import { When } from "../../parts/when.tsx";
import { path } from "../../router.ts";
import type { Choice, Sorting } from "./choice.ts";
import { Labelling } from "./labelling.tsx";

/** More lines than anybody reads at once: the rest is asked for. */
const firstLines = 200;

const Head = ({
  label,
  by,
  choice,
  right = false,
}: {
  label: string;
  by: Sorting;
  choice: Choice;
  right?: boolean;
}) => {
  const isThis = choice.sort === by;
  return (
    <th
      scope="col"
      class={right ? "right" : undefined}
      aria-sort={isThis ? (choice.isDown ? "descending" : "ascending") : undefined}
    >
      <button class="sort" type="button" onClick={() => choice.sortBy(by)}>
        {label}
      </button>
    </th>
  );
};

const Done = ({ row: { done, kind } }: { row: RunRow }) => {
  const [ended, of] = done;
  const what = kind === "batch" ? "runs" : "generations";
  return (
    <span title={`${ended} of ${of ?? "?"} ${what}`}>
      {ended}
      <span class="soft"> / {of ?? "?"}</span>
    </span>
  );
};

const Line = ({ row, choice, onLabelled }: { row: RunRow; choice: Choice; onLabelled: () => void }) => {
  const [isOpen, setOpen] = useState(false);
  const { name, kind, environment, task, words, measuredBy, status, problem, tags, note } = row;
  const title = environment === "" ? name : `${environment} · ${task}`;
  return (
    <>
      <tr class={choice.ticked.includes(name) ? "ticked" : undefined}>
        <td class="tick">
          {kind === "run" && problem === null && (
            <input
              class="acts"
              type="checkbox"
              aria-label={`Compare ${name}`}
              checked={choice.ticked.includes(name)}
              onChange={() => choice.tick(name)}
            />
          )}
        </td>
        <th scope="row" class="who">
          <a href={path(kind, name)}>{title}</a>
          {tags.map((tag) => (
            <button key={tag} class="tag" type="button" title={`Only ${tag}`} onClick={() => choice.setTag(tag)}>
              {tag}
            </button>
          ))}
          <button
            class="label acts"
            type="button"
            aria-expanded={isOpen}
            aria-label={`Tags and note of ${name}`}
            title="Tags and note"
            onClick={() => setOpen(!isOpen)}
          >
            ✎
          </button>
          <small class="mono name">{name}</small>
          {(words ?? note) !== "" && (words ?? note) !== null && (
            <small class="note">{note === "" ? `“${words}”` : note}</small>
          )}
          {problem !== null && <small class="note">{problem}</small>}
        </th>
        <td data-label="state">
          <State status={status} />
        </td>
        <td data-label="best" class="right">
          <ScoreCell score={row.best} />
        </td>
        <td data-label="measured by" class="measured" title={measuredBy}>
          {measuredBy}
        </td>
        <td data-label="course">
          <Sparkline values={row.course} />
        </td>
        <td data-label="done" class="right number">
          <Done row={row} />
        </td>
        <td data-label="steps" class="right number">
          {row.steps === 0 ? <span class="soft">–</span> : countText(row.steps)}
        </td>
        <td data-label="cost" class="right number">
          {row.usd === 0 ? <span class="soft">–</span> : dollars(row.usd)}
        </td>
        <td data-label="started" class="right number soft">
          <When time={row.started} />
        </td>
      </tr>
      {isOpen && (
        <tr class="labelling">
          <td colSpan={10}>
            <Labelling
              row={row}
              onDone={() => {
                setOpen(false);
                onLabelled();
              }}
            />
          </td>
        </tr>
      )}
    </>
  );
};

export const RunTable = ({
  rows,
  choice,
  onLabelled,
}: {
  rows: readonly RunRow[];
  choice: Choice;
  onLabelled: () => void;
}) => {
  const [lines, setLines] = useState(firstLines);
  return (
    <div class="panel flush">
      <table class="runs">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Compare</span>
            </th>
            <Head label="Run" by="task" choice={choice} />
            <Head label="State" by="status" choice={choice} />
            <Head label="Best" by="best" choice={choice} right />
            <th scope="col" class="measured">
              Measured by
            </th>
            <th scope="col">Best so far</th>
            <th scope="col" class="right">
              Done
            </th>
            <Head label="Steps" by="steps" choice={choice} right />
            <Head label="Cost" by="cost" choice={choice} right />
            <Head label="Started" by="started" choice={choice} right />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, lines).map((row) => (
            <Line key={row.name} row={row} choice={choice} onLabelled={onLabelled} />
          ))}
        </tbody>
      </table>
      {rows.length > lines && (
        <p class="more">
          <button class="button quiet" type="button" onClick={() => setLines(lines + 5 * firstLines)}>
            {rows.length - lines} more
          </button>
        </p>
      )}
    </div>
  );
};
