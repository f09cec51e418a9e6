import type { Episode } from "../../src/core/episode.ts";
import { defineTasks } from "../../src/simulator/define.ts";
import type { ValueOf } from "../../src/simulator/types.ts";
import { environment } from "./environment.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;

type State = ValueOf<(typeof environment)["spec"]["state"]>;

/** Turns over need room: a fall ends the episode, a lean does not. */
const turningOver = { "healthy-height": "0.4", "healthy-pitch": "any" };

/**
 * The largest turn, in whole turns, that the torso has made one way from upright (at most 1), and whether the foot came to
 * the ground in a whole turn or more. What a last step into a fall has turned does not count.
 */
const flip = (episode: Episode<State>, direction: 1 | -1): { turned: number; landed: boolean } => {
  let turned = 0;
  let landed = false;
  const last = episode.ending === "terminated" ? episode.length - 1 : episode.length;
  for (let index = 1; index <= last; index++) {
    const { torso, foot } = episode.state(index);
    const turns = (direction * torso.pitch) / (2 * Math.PI);
    turned = Math.min(1, Math.max(turned, turns));
    landed ||= turns >= 1 && foot.contact;
  }
  return { turned, landed };
};

const flipFitness = (episode: Episode<State>, direction: 1 | -1): number => {
  if (episode.ending === "invalid") return 0;
  const { turned, landed } = flip(episode, direction);
  return 0.5 * turned + (landed ? 0.5 : 0);
};

const flipSuccess = (episode: Episode<State>, direction: 1 | -1): boolean =>
  episode.ending !== "invalid" && flip(episode, direction).landed;

export const tasks = defineTasks(environment, [
  {
    name: "forward",
    description:
      "Make the hopper hop forward as fast as it can without falling. The episode lasts 8 seconds (1000 steps) and succeeds if the hopper does not fall and its mean forward speed is at least 1 m/s (8 m covered).",
    // Distance over the time the episode could have lasted: a fall forfeits the rest, so a dive forward (about half a
    // metre, 0.06 m/s) earns little, and standing earns nothing. Distance is of the torso, which cannot be stretched.
    fitness: (episode) => {
      if (episode.ending === "invalid") return 0;
      const start = episode.state(0).torso.x;
      return (episode.state(episode.length).torso.x - start) / wholeEpisode;
    },
    success: (episode) => {
      const start = episode.state(0).torso.x;
      return episode.ending === "truncated" && episode.state(episode.length).torso.x - start >= wholeEpisode;
    },
    references: {
      human: "rewards/forward-human.ts",
      sparse: "rewards/forward-sparse.ts",
      gymnasium: "rewards/forward-gymnasium.ts",
    },
    steps: 200_000,
  },
  {
    name: "front-flip",
    description:
      "Make the hopper do a front flip: turn its torso forward, head first, by a whole turn (2π rad, from upright to upright) and land on its foot. The episode lasts 8 seconds (1000 steps) and ends with a fall, as soon as the torso's middle is not higher than 0.4 m. It succeeds if the foot touches the ground with the torso turned forward by a whole turn or more from upright, and that before a fall.",
    // Half for the turn, half for the landing. Tried with open-loop torques found by search: falling forward is a fifth of
    // a turn (0.1), diving from a hop two fifths (0.2); rolling on the ground is a fall; winding up backward first gains
    // nothing, because the turn counts from upright; jumping and tucking the leg makes the whole turn.
    fitness: (episode) => flipFitness(episode, 1),
    success: (episode) => flipSuccess(episode, 1),
    references: { human: "rewards/front-flip-human.ts", sparse: "rewards/front-flip-sparse.ts" },
    options: turningOver,
    steps: 400_000,
  },
  {
    name: "back-flip",
    description:
      "Make the hopper do a back flip: turn its torso backward by a whole turn (2π rad, from upright to upright) and land on its foot. The episode lasts 8 seconds (1000 steps) and ends with a fall, as soon as the torso's middle is not higher than 0.4 m. It succeeds if the foot touches the ground with the torso turned backward by a whole turn or more from upright, and that before a fall.",
    // As the front flip.
    fitness: (episode) => flipFitness(episode, -1),
    success: (episode) => flipSuccess(episode, -1),
    references: { human: "rewards/back-flip-human.ts", sparse: "rewards/back-flip-sparse.ts" },
    options: turningOver,
    steps: 400_000,
  },
]);
