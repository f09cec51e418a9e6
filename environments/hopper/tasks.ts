import type { Episode } from "../../src/core/episode.ts";
import { defineTasks } from "../../src/simulator/define.ts";
import type { ValueOf } from "../../src/core/spec.ts";
import { environment } from "./environment.ts";

const { maxSteps, dt } = environment.spec;
const wholeEpisode = maxSteps * dt;

type State = ValueOf<(typeof environment)["spec"]["state"]>;

/** Turns over need room: a fall ends the episode, a lean does not. */
const turningOver = { "healthy-height": "0.4", "healthy-pitch": "any" };

/**
 * The largest turn, in whole turns, that torso and shin have both made one way from upright (at most 1), and whether the
 * foot came to the ground with both within a quarter of a turn of one. The torso alone can be swung by 0.42 of a turn
 * in the hip without turning the hopper. What a last step into a fall has turned does not count.
 */
const flip = (episode: Episode<State>, direction: 1 | -1): { turned: number; landed: boolean } => {
  let turned = 0;
  let landed = false;
  const last = episode.ending === "terminated" ? episode.length - 1 : episode.length;
  for (let index = 1; index <= last; index++) {
    const { torso, hip, knee, foot } = episode.state(index);
    const upper = (direction * torso.pitch) / (2 * Math.PI);
    const lower = (direction * (torso.pitch - hip.angle - knee.angle)) / (2 * Math.PI);
    turned = Math.min(1, Math.max(turned, Math.min(upper, lower)));
    landed ||= foot.contact && Math.abs(upper - 1) <= 1 / 4 && Math.abs(lower - 1) <= 1 / 4;
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
      "Make the hopper do a front flip: turn forward, head first, over by a whole turn (2π rad from upright), and land on its foot. The whole hopper has to turn, both its torso (torso.pitch) and its shin (torso.pitch less hip.angle less knee.angle). The episode lasts 8 seconds (1000 steps) and ends with a fall, as soon as the torso's middle is not higher than 0.4 m. It succeeds if, before a fall, the foot touches the ground with torso and shin both within a quarter of a turn (π/2) of one whole turn forward.",
    // Half for the turn, half for the landing. Tried: no torque, constant, alternating and random torques: at most 0.12 (a
    // dive) here and 0.22 (falling over backward with the leg drawn up) in the back flip; rolling on the ground is a fall, and
    // swinging the torso in the hip or winding up first turns nothing. Torques found by search make the whole flip.
    fitness: (episode) => flipFitness(episode, 1),
    success: (episode) => flipSuccess(episode, 1),
    references: { human: "rewards/front-flip-human.ts", sparse: "rewards/front-flip-sparse.ts" },
    options: turningOver,
    steps: 400_000,
  },
  {
    name: "back-flip",
    description:
      "Make the hopper do a back flip: turn backward, over by a whole turn (2π rad from upright), and land on its foot. The whole hopper has to turn, both its torso (torso.pitch) and its shin (torso.pitch less hip.angle less knee.angle). The episode lasts 8 seconds (1000 steps) and ends with a fall, as soon as the torso's middle is not higher than 0.4 m. It succeeds if, before a fall, the foot touches the ground with torso and shin both within a quarter of a turn (π/2) of one whole turn backward.",
    // As the front flip.
    fitness: (episode) => flipFitness(episode, -1),
    success: (episode) => flipSuccess(episode, -1),
    references: { human: "rewards/back-flip-human.ts", sparse: "rewards/back-flip-sparse.ts" },
    options: turningOver,
    steps: 400_000,
  },
]);
