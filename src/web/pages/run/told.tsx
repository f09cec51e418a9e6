import { useState } from "preact/hooks";
import type { Told } from "../../../server/watch.ts";
import { When } from "../../parts/when.tsx";
import { path } from "../../router.ts";

/** The names of candidates in a text become links to them. */
const linked = (text: string, run: string) =>
  text.split(/\b(g\d+-c\d+)\b/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={path("run", run, "candidate", part)}>
        {part}
      </a>
    ) : (
      part
    ),
  );

const first = 14;

/** What happened, newest first, in the words of the terminal. */
export const ToldList = ({ run, told }: { run: string; told: readonly Told[] }) => {
  const [all, setAll] = useState(false);
  const lines = told.toReversed().slice(0, all ? told.length : first);
  return (
    <>
      <ol class="told" aria-label="Events, newest first">
        {lines.map(({ seq, time, text }, index) => (
          <li key={`${seq} ${text}`} class={index === 0 ? "newest" : undefined}>
            <span class="soft number">
              <When time={time} as="clock" />
            </span>
            <span>{linked(text.trim(), run)}</span>
          </li>
        ))}
      </ol>
      {told.length > first && (
        <button class="button quiet" type="button" onClick={() => setAll(!all)}>
          {all ? "Only the newest" : `${told.length - first} earlier`}
        </button>
      )}
    </>
  );
};
