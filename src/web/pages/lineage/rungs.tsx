/** How far a candidate came in its generation's race. */
export const Rungs = ({ survived, of }: { survived: number; of: number }) => (
  <span class="rungs" title={`survived ${survived} of ${of} rungs`}>
    {Array.from({ length: of }, (_, rung) => (
      <span key={rung} class={rung < survived ? "kept" : ""} />
    ))}
  </span>
);
