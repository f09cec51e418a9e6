import { useEffect, useState } from "preact/hooks";
import type { Heard, Said } from "../../../app/session/say.ts";
import type { ToldPage } from "../../../server/routes/session.ts";
import type { Saying, SessionPage, Turn } from "../../../server/views/session/types.ts";
import { get } from "../../server.ts";
import { Against } from "../../parts/against.tsx";
import { CandidateCard } from "./candidate.tsx";

const states: Record<Saying["state"], string> = {
  taken: "",
  waiting: "waits for the next generation",
  "passed over": "passed over",
};

/** What a person said, at their side of the conversation, and what it does. */
export const SayingBubble = ({ saying: { text, effect, against, state, isHeeded } }: { saying: Saying }) => (
  <li class={`saying ${state.replace(" ", "-")}${isHeeded ? "" : " unheeded"}`}>
    <p>{text}</p>
    <small>
      {states[state] !== "" && <b>{states[state]}: </b>}
      {state !== "passed over" && !isHeeded && <b>not read: </b>}
      {effect}
    </small>
    <Against against={against} />
  </li>
);

export const Sayings = ({ sayings }: { sayings: readonly Saying[] }) =>
  sayings.length === 0 ? null : (
    <ul class="sayings" aria-label="What you said">
      {sayings.map((saying, place) => (
        <SayingBubble key={saying.number ?? `at-${place}`} saying={saying} />
      ))}
    </ul>
  );

/** Sentences of what the candidates of a generation did; they come after the rest, since a world is opened for them. */
const useTold = (run: string, { generation, candidates }: Turn): ToldPage => {
  const [told, setTold] = useState<ToldPage>({});
  const trained = candidates.filter(({ outcome }) => outcome === "trained").length;
  useEffect(() => {
    if (trained === 0) return;
    const address = `/api/runs/${encodeURIComponent(run)}/told?generation=${generation}`;
    // A world that is not there any more: the sentences are missing, and nothing else.
    void get<ToldPage>(address).then(setTold, () => {});
  }, [run, generation, trained]);
  return told;
};

const GenerationTurn = ({
  page,
  turn,
  say,
}: {
  page: SessionPage;
  turn: Turn;
  say: (said: Said) => Promise<Heard>;
}) => {
  const told = useTold(page.name, turn);
  return (
    <section class="turn" aria-labelledby={`generation-${turn.generation}`}>
      <Sayings sayings={turn.said} />
      <div class="answer">
        <h2 id={`generation-${turn.generation}`}>
          Generation {turn.generation}
          {turn.state === "under way" && <span class="state running">under way</span>}
        </h2>
        {turn.reason !== null && <p class="soft">{turn.reason}</p>}
        {turn.candidates.map((candidate) => (
          <CandidateCard
            key={candidate.id}
            run={page.name}
            candidate={candidate}
            told={told[candidate.id] ?? null}
            isMeasured={page.isMeasured}
            say={say}
          />
        ))}
      </div>
    </section>
  );
};

/** Of a long run the last generations are shown at first. */
const shownAtFirst = 4;

export const Conversation = ({ page, say }: { page: SessionPage; say: (said: Said) => Promise<Heard> }) => {
  const [isWhole, setWhole] = useState(false);
  const hidden = isWhole ? 0 : Math.max(0, page.turns.length - shownAtFirst);
  return (
    <div class="conversation">
      {page.words !== null && (
        <ul class="sayings" aria-label="What you asked for">
          <li class={`saying${page.words.isRead || page.words.unread.length === 0 ? "" : " unheeded"}`}>
            <p>{page.words.given}</p>
            <Reading words={page.words} />
          </li>
        </ul>
      )}
      {hidden > 0 && (
        <p>
          <button class="button" type="button" onClick={() => setWhole(true)}>
            Show the {hidden} generations before
          </button>
        </p>
      )}
      {page.turns.slice(hidden).map((turn) => (
        <GenerationTurn key={turn.generation} page={page} turn={turn} say={say} />
      ))}
    </div>
  );
};

/** What was made of the words, piece by piece, and what was not. */
const Reading = ({ words }: { words: NonNullable<SessionPage["words"]> }) =>
  words.read.length + words.unread.length === 0 ? (
    <small>{words.reader}</small>
  ) : (
    <dl class="reading">
      {words.read.map(({ text, as }) => (
        <div key={text}>
          <dt>“{text}”</dt>
          <dd class="mono">{as}</dd>
        </div>
      ))}
      {words.unread.map((text) => (
        <div key={text} class="unread">
          <dt>“{text}”</dt>
          <dd>not read</dd>
        </div>
      ))}
    </dl>
  );
