import { useKeys } from "./keys.ts";

/** Which of two behaves better, neither, or not now. */
export const PairChoice = ({
  pair: [left, right],
  answer,
  skip,
}: {
  pair: [string, string];
  answer: (order: string[][]) => void;
  skip: () => void;
}) => {
  const answers: { key: string; label: string; say: () => void }[] = [
    { key: "1", label: "A is better", say: () => answer([[left], [right]]) },
    { key: "=", label: "No difference", say: () => answer([[left, right]]) },
    { key: "2", label: "B is better", say: () => answer([[right], [left]]) },
    { key: "s", label: "Skip", say: skip },
  ];
  useKeys((key) => {
    const chosen = answers.find((each) => each.key === key.toLowerCase());
    chosen?.say();
    return chosen !== undefined;
  });
  return (
    <div class="choices pair" role="group" aria-label="Which one behaves better?">
      {answers.map(({ key, label, say }) => (
        <button key={key} class={key === "s" ? "button quiet" : "button"} type="button" onClick={say}>
          {label} <kbd>{key}</kbd>
        </button>
      ))}
    </div>
  );
};
