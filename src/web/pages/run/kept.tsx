import type { Kept } from "../../../server/views/run/types.ts";

/** What every reward is to keep, who looks, and how the best does. */
export const KeptList = ({ constraints }: { constraints: readonly Kept[] }) => (
  <ul class="kept">
    {constraints.map(({ text, expression, since, lifted, read, checked, best }) => (
      <li key={`${text}${since}`} class={lifted === null ? undefined : "lifted"}>
        <span>
          {text}
          {expression !== null && expression !== text && <code class="soft"> {expression}</code>}
        </span>
        <small class={best?.kept === false || !checked ? "loud" : "soft"}>
          {best === null ? (checked ? "checked on every evaluation episode" : "not checked") : `the best: ${best.text}`}
          {!read && ", not read by the designer"}
          {since !== null && `, since generation ${since}`}
          {lifted !== null && `, lifted before generation ${lifted}`}
        </small>
      </li>
    ))}
  </ul>
);
