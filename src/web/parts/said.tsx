/** A sentence in which names stand between backticks, as in a commit's message; anything else in it is text. */
export const Said = ({ text }: { text: string }) => (
  <>{text.split("`").map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))}</>
);
