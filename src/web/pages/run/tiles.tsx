import { countText, dollars, figure, percent, timeText } from "../../../core/format.ts";
import type { RunPage } from "../../../server/views/run/types.ts";
import { scoreTexts, seedsText } from "../../parts/score.tsx";
import { Tile } from "../../parts/tile.tsx";
import { When } from "../../parts/when.tsx";
import { path } from "../../router.ts";

const phases: Record<RunPage["phase"], string> = {
  starting: "starting",
  references: "measuring references",
  search: "searching",
  selection: "leaders on selection seeds",
  report: "confirming on report seeds",
};

const valueOf = ({ spent }: RunPage, name: string): number => spent.find((each) => each.name === name)?.value ?? 0;

/** The figures at the head of a run. */
export const Tiles = ({ page }: { page: RunPage }) => {
  const { best, generation, generations, generationsEnded, status, phase, secondsLeft, lastTime, humanNormalized } =
    page;
  const isRunning = status === "running";
  const texts = best && scoreTexts(best);
  return (
    <dl class="tiles">
      <Tile
        name={best?.pool === "report" ? "Fitness of the best, confirmed" : "Best so far, no claim yet"}
        value={best === null || texts === null ? "–" : texts.mean}
        detail={
          best !== null && (
            <>
              {texts?.interval && `${texts.interval}, `}
              {seedsText(best)} · <a href={path("run", page.name, "candidate", best.id)}>{best.id}</a>
            </>
          )
        }
      />
      <Tile
        name="Success"
        value={best?.success == null ? "–" : percent(best.success)}
        detail={best === null ? "" : seedsText(best)}
      />
      {humanNormalized !== null && (
        <Tile name="Human-normalised" value={figure(humanNormalized)} detail="0: the sparse reward, 1: the human one" />
      )}
      <Tile
        name="Generation"
        value={
          <>
            {isRunning ? generation : generationsEnded}
            <span class="soft"> / {generations ?? "?"}</span>
          </>
        }
        detail={isRunning ? phases[phase] : `${valueOf(page, "programs")} programs`}
      />
      {isRunning ? (
        <Tile name="Time left" value={secondsLeft === null ? "–" : timeText(secondsLeft)} detail="at the pace so far" />
      ) : (
        <Tile
          name="Last event"
          value={lastTime === null ? "–" : <When time={lastTime} />}
          detail={<When time={page.started} as="minute" />}
        />
      )}
      <Tile
        name="Environment steps"
        value={countText(valueOf(page, "environment steps"))}
        detail={
          valueOf(page, "cost") > 0
            ? `${dollars(valueOf(page, "cost"))} for ${valueOf(page, "model calls")} model calls`
            : `${valueOf(page, "trainings")} trainings`
        }
      />
    </dl>
  );
};
