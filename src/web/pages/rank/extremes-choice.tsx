import { useState } from "preact/hooks";
import type { Intervention } from "../../../core/intervention.ts";
import { useKeys } from "./keys.ts";
import { EndButtons, LetterButtons, letters } from "./letters.tsx";

/** The best and the worst of several, the best first; or no difference between any. */
export const ExtremesChoice = ({
  candidates,
  answer,
  skip,
}: {
  candidates: readonly string[];
  answer: (said: Intervention) => void;
  skip: () => void;
}) => {
  const [[best, worst], setNamed] = useState<readonly number[]>([]);
  const named = [best, worst].filter((place) => place !== undefined);
  const name = (place: number): void => {
    if (place < candidates.length && named.length < 2 && !named.includes(place)) setNamed([...named, place]);
  };
  const undo = named.length === 0 ? null : () => setNamed(named.slice(0, -1));
  const say =
    best === undefined || worst === undefined
      ? null
      : () => answer({ kind: "picked", best: candidates[best] as string, worst: candidates[worst] as string });
  const sayNone = (): void => answer({ kind: "ranking", order: [[...candidates]] });
  useKeys((key) => {
    if (/^[1-4]$/.test(key)) name(Number(key) - 1);
    else if (key === "=") sayNone();
    else if (key === "Backspace") undo?.();
    else if (key === "Enter" && say !== null) say();
    else if (key.toLowerCase() === "s") skip();
    else return false;
    return true;
  });
  return (
    <>
      <p class="order" role="status">
        {best === undefined ? "Name the best." : `${letters[best]} is best.`}{" "}
        {best !== undefined && (worst === undefined ? "Now the worst." : `${letters[worst]} is worst.`)}
      </p>
      <div class="choices" role="group" aria-label="Which is best, and which worst?">
        <LetterButtons
          of={candidates.length}
          named={named.length < 2 ? named : candidates.map((_, place) => place)}
          name={name}
        />
        <button class="button" type="button" onClick={sayNone}>
          No difference <kbd>=</kbd>
        </button>
        <EndButtons undo={undo} skip={skip} say={say} label="Best and worst" />
      </div>
    </>
  );
};
