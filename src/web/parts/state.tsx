const words: Record<string, string> = {
  "all-failed": "all failed",
  budget: "budget used up",
  interrupted: "interrupted",
};

/** How a run stands, in a word beside its dot. */
export const State = ({ status, stopping = false }: { status: string; stopping?: boolean }) => (
  <span class={`state ${status}`}>{stopping ? "stopping" : (words[status] ?? status)}</span>
);
