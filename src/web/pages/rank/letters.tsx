/** What those who are compared are called until it is said who they are. */
export const letters = ["A", "B", "C", "D"];

/** One after the other of several is named by its letter, or by the key beside it. */
export const LetterButtons = ({
  of,
  named,
  name,
}: {
  of: number;
  named: readonly number[];
  name: (place: number) => void;
}) =>
  letters.slice(0, of).map((letter, place) => (
    <button key={letter} class="button" type="button" disabled={named.includes(place)} onClick={() => name(place)}>
      {letter} <kbd>{place + 1}</kbd>
    </button>
  ));

/** What every way of comparing several ends with. */
export const EndButtons = ({
  undo,
  skip,
  say,
  label,
}: {
  /** Null: nothing was named yet. */
  undo: (() => void) | null;
  skip: () => void;
  /** Null: not enough was named. */
  say: (() => void) | null;
  label: string;
}) => (
  <>
    <button class="button quiet" type="button" disabled={undo === null} onClick={() => undo?.()}>
      Undo <kbd>⌫</kbd>
    </button>
    <button class="button quiet" type="button" onClick={skip}>
      Skip <kbd>s</kbd>
    </button>
    <button class="button primary" type="button" disabled={say === null} onClick={() => say?.()}>
      {label} <kbd>Enter</kbd>
    </button>
  </>
);
