import { useEffect, useRef } from "preact/hooks";
import type { RunRow } from "../../../server/views/runs.ts";
import type { Choice } from "./choice.ts";

const distinct = (values: readonly string[]): string[] => [...new Set(values)].toSorted();

/** Search, filters, and what is done with ticked runs. `/` goes to the search. */
export const Toolbar = ({ rows, choice }: { rows: readonly RunRow[]; choice: Choice }) => {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = /^(?:INPUT|TEXTAREA|SELECT)$/.test((event.target as Element).tagName);
      if (event.key !== "/" || isTyping) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const tags = distinct(rows.flatMap((row) => row.tags));
  const { ticked } = choice;
  return (
    <div class="row toolbar" role="search">
      <input
        ref={field}
        type="search"
        placeholder="Search  /"
        aria-label="Search runs"
        value={choice.search}
        onInput={({ currentTarget }) => choice.setSearch(currentTarget.value)}
      />
      <select
        aria-label="State"
        value={choice.status}
        onChange={({ currentTarget }) => choice.setStatus(currentTarget.value)}
      >
        <option value="">Any state</option>
        {distinct(rows.map(({ status }) => status)).map((status) => (
          <option key={status}>{status}</option>
        ))}
      </select>
      {tags.length > 0 && (
        <select
          aria-label="Tag"
          value={choice.tag}
          onChange={({ currentTarget }) => choice.setTag(currentTarget.value)}
        >
          <option value="">Any tag</option>
          {tags.map((tag) => (
            <option key={tag}>{tag}</option>
          ))}
        </select>
      )}
      <span class="spring" />
      {ticked.length === 1 && <span class="soft">tick another to compare</span>}
      {ticked.length > 1 && (
        <a class="button primary" href={`/compare?runs=${ticked.map(encodeURIComponent).join(",")}`}>
          Compare {ticked.length} runs
        </a>
      )}
    </div>
  );
};
