import { useState } from "preact/hooks";
import { useKeys } from "./keys.ts";
import { EndButtons, LetterButtons, letters } from "./letters.tsx";

/** Several in order, best first: named one after the other, `=` before one that is no different from the last. */
export const SetChoice = ({
  candidates,
  answer,
  skip,
}: {
  candidates: readonly string[];
  answer: (order: string[][]) => void;
  skip: () => void;
}) => {
  const [order, setOrder] = useState<number[][]>([]);
  const [isTie, setTie] = useState(false);
  const named = order.flat();
  const isWhole = named.length === candidates.length;
  const name = (place: number): void => {
    if (place >= candidates.length || named.includes(place)) return;
    const last = order.at(-1);
    setOrder(isTie && last !== undefined ? [...order.slice(0, -1), [...last, place]] : [...order, [place]]);
    setTie(false);
  };
  const undo = (): void => {
    const last = order.at(-1) ?? [];
    setOrder(last.length > 1 ? [...order.slice(0, -1), last.slice(0, -1)] : order.slice(0, -1));
    setTie(false);
  };
  const say = (): void => answer(order.map((group) => group.map((place) => candidates[place] as string)));
  useKeys((key) => {
    if (/^[1-4]$/.test(key)) name(Number(key) - 1);
    else if (key === "=" && order.length > 0) setTie(!isTie);
    else if (key === "Backspace") undo();
    else if (key === "Enter" && named.length >= 2) say();
    else if (key.toLowerCase() === "s") skip();
    else return false;
    return true;
  });
  const text = order.map((group) => group.map((place) => letters[place]).join(" = ")).join(" > ");
  return (
    <>
      <p class="order" role="status">
        {text === "" ? "Name them best first." : text}
        {isTie && " = …"}
        {!isTie && !isWhole && text !== "" && " > …"}
      </p>
      <div class="choices" role="group" aria-label="In which order, best first?">
        <LetterButtons of={candidates.length} named={named} name={name} />
        <button
          class="button"
          type="button"
          aria-pressed={isTie}
          disabled={order.length === 0 || isWhole}
          onClick={() => setTie(!isTie)}
        >
          The next is no different <kbd>=</kbd>
        </button>
        <EndButtons
          undo={order.length === 0 ? null : undo}
          skip={skip}
          say={named.length < 2 ? null : say}
          label="That is my order"
        />
      </div>
    </>
  );
};
