/** What somebody contradicts of what they said before, a sentence each. */
export const Against = ({ against }: { against: readonly string[] }) => (
  <>
    {against.map((sentence) => (
      <small key={sentence} class="against">
        <b>Contradiction: </b>
        {sentence}.
      </small>
    ))}
  </>
);
