import "./session/session.css";
import type { SessionPage } from "../../server/views/session/types.ts";
import type { PageProps } from "../pages.ts";
import { Problem } from "../parts/problem.tsx";
import { RunButtons, useRunActions } from "../parts/run-actions.tsx";
import { useSay } from "../parts/use-say.ts";
import { useView } from "../server.ts";
import { Aside } from "./session/aside.tsx";
import { Composer } from "./session/composer.tsx";
import { Conversation, Sayings } from "./session/conversation.tsx";

/** In a sentence what the run does at this moment, and whether somebody is waited for. */
const standing = ({ status, asked, generations, ended, confirming, result, turns }: SessionPage): string => {
  if (asked !== null)
    return generations !== null && ended >= generations
      ? `Generation ${asked} was the last that was planned. Going on confirms the best, unless you ask for more.`
      : `Generation ${asked} has ended. The run waits for you.`;
  if (status === "running" && confirming !== null) return `The search is over: ${confirming}.`;
  if (status === "running")
    return turns.length === 0
      ? "The run begins: references are trained, and the first programs are written."
      : `Generation ${turns.length} is under way. What you say is taken before the next one.`;
  if (status === "interrupted") return "Nobody carries this run out. What you say is kept, and taken when it goes on.";
  return `This run has ended${result === null ? "" : `: ${result}`}. What you say is told to a further generation.`;
};

export const Page = ({ parameters: { name = "" } }: PageProps) => {
  const address = `/api/runs/${encodeURIComponent(name)}`;
  const { data, refusal, connected, reload } = useView<SessionPage>(`${address}/session`, { runs: [name] });
  const { say, unsent } = useSay(name);
  const actions = useRunActions({ name, status: data?.status ?? "" });
  if (data === null)
    return (
      refusal && (
        <>
          <h1>Session</h1>
          <Problem {...refusal} />
        </>
      )
    );
  const speak = async (said: Parameters<typeof say>[0]) => {
    const heard = await say(said);
    reload();
    return heard;
  };
  return (
    <>
      <div class="heading">
        <div>
          <h1>Session</h1>
          <p class={`now${data.asked === null ? "" : " waits"}`} role="status">
            {actions.awaited === "start" ? "It is started again; this takes a moment." : standing(data)}
          </p>
        </div>
        <div class="row">
          <span class={`state ${data.status}`}>{data.asked === null ? data.status : "waits for you"}</span>
          <RunButtons status={data.status} actions={actions} />
        </div>
      </div>
      {!connected && (
        <p class="soft" role="status">
          The server does not answer; what you type is kept here and sent when it is back.
        </p>
      )}
      <div class="session">
        <div>
          <Conversation page={data} say={speak} />
          <Sayings sayings={data.waiting} />
          {unsent.length > 0 && (
            <p class="soft small" role="status">
              {unsent.length === 1 ? "One thing that you said is" : `${unsent.length} things that you said are`} on the
              way.
            </p>
          )}
          <Composer page={data} say={speak} goOn={actions.goOn} />
        </div>
        <Aside page={data} say={speak} />
      </div>
    </>
  );
};
