import { useState } from "preact/hooks";
import type { Row } from "./rows.ts";

const groups: readonly (readonly [string, readonly Row["tone"][]])[] = [
  ["Reward and weighted terms", ["total", "term"]],
  ["State", ["state"]],
  ["Action", ["action"]],
];

/** More names than this get a box to find one in. */
const many = 20;

/** Which numbers are shown below the timeline. */
export const Fields = ({
  rows,
  shown,
  onShown,
}: {
  rows: readonly Row[];
  shown: ReadonlySet<string>;
  onShown(keys: readonly string[]): void;
}) => {
  const [wanted, setWanted] = useState("");
  const found = rows.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const toggle = (key: string): void =>
    onShown(rows.filter((row) => (row.key === key) !== shown.has(row.key)).map((row) => row.key));
  return (
    <details class="player-fields">
      <summary>
        Fields and terms: {shown.size} of {rows.length} shown
      </summary>
      <div class="player-choices">
        {rows.length > many && (
          <input
            type="search"
            placeholder="Find a field"
            aria-label="Find a field"
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        )}
        {groups.map(([title, tones]) => {
          const members = found.filter(({ tone }) => tones.includes(tone));
          return (
            members.length > 0 && (
              <fieldset key={title}>
                <legend>{title}</legend>
                {members.map(({ key, name, note }) => (
                  <label key={key}>
                    <input type="checkbox" checked={shown.has(key)} onChange={() => toggle(key)} /> {name}{" "}
                    <small>{note}</small>
                  </label>
                ))}
              </fieldset>
            )
          );
        })}
      </div>
    </details>
  );
};
