import { useState } from "preact/hooks";
import type { RunRow } from "../../../server/views/runs.ts";
import { Problem } from "../../parts/problem.tsx";
import { send, ServerError, type Refusal } from "../../server.ts";

/** Tags and a note of one run. What is typed stays until the server has it on the disk. */
export const Labelling = ({ row: { name, tags, note }, onDone }: { row: RunRow; onDone: () => void }) => {
  const [typed, setTyped] = useState({ tags: tags.join(", "), note });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const labels = {
      tags: typed.tags
        .split(",")
        .map((tag) => tag.trim())
        .filter(Boolean),
      note: typed.note,
    };
    try {
      await send(`/api/runs/${encodeURIComponent(name)}/labels`, labels, { method: "PUT" });
      onDone();
    } catch (thrown) {
      setRefusal(thrown instanceof ServerError ? thrown.refusal : { error: String(thrown) });
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} onKeyDown={({ key }) => key === "Escape" && onDone()}>
      <label>
        Tags, with commas between
        <input
          type="text"
          value={typed.tags}
          autoFocus
          onInput={({ currentTarget }) => setTyped({ ...typed, tags: currentTarget.value })}
        />
      </label>
      <label>
        Note
        <textarea
          rows={3}
          value={typed.note}
          onInput={({ currentTarget }) => setTyped({ ...typed, note: currentTarget.value })}
        />
      </label>
      {refusal !== null && <Problem {...refusal} />}
      <div class="row">
        <button class="button primary" type="submit">
          Save
        </button>
        <button class="button quiet" type="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
};
