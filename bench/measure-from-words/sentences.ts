/** What an episode is worth, and what it must keep: an order of episodes, those that keep all before those that do not. */
export type Order = { fitness: string; constraints?: string[] };

/**
 * Sentences as people say them, the measure that each of them means, and one that it does not mean though it lies near: a
 * sentence that both order alike would show nothing. Written before any of them was answered, and frozen.
 */
export type Sentence = { environment: string; words: string; right: Order; wrong: Order };

export const sentences: readonly Sentence[] = [
  {
    environment: "half-cheetah",
    words: "run to x = 2 and stop there",
    right: { fitness: "-abs(last(torso.x) - 2) - 0.5 * abs(last(torso.velocityX))" },
    wrong: { fitness: "max(torso.x)" },
  },
  {
    environment: "half-cheetah",
    words: "do a flip: turn over forwards, nose first",
    right: { fitness: "clip(max(torso.pitch), 0, 2 * pi)" },
    wrong: { fitness: "clip(max(-torso.pitch), 0, 2 * pi)" },
  },
  {
    environment: "half-cheetah",
    words: "run forwards as far as you can, but never faster than 2 m/s",
    right: { fitness: "change(torso.x)", constraints: ["torso.velocityX <= 2"] },
    wrong: { fitness: "max(torso.velocityX)" },
  },
  {
    environment: "walker2d",
    words: "stand on the right leg alone, with the left foot in the air, for as long as you can",
    right: { fitness: "time(right.foot.contact and not left.foot.contact)" },
    wrong: { fitness: "time(left.foot.contact and not right.foot.contact)" },
  },
  {
    environment: "walker2d",
    words: "walk backwards as far as you can",
    right: { fitness: "-change(torso.x)" },
    wrong: { fitness: "-mean(torso.velocityX)" },
  },
  {
    environment: "reacher",
    words: "have the fingertip on the mark when the time is over",
    right: { fitness: "-last(fingertip.markDistance)" },
    wrong: { fitness: "-min(fingertip.markDistance)" },
  },
  {
    environment: "reacher",
    words: "never let the elbow turn faster than 2 rad/s",
    right: { fitness: "-max(abs(elbow.rate))", constraints: ["abs(elbow.rate) <= 2"] },
    wrong: { fitness: "-max(abs(shoulder.rate))", constraints: ["abs(shoulder.rate) <= 2"] },
  },
  {
    environment: "reacher",
    words: "move the arm as smoothly as possible, without jerking the motors",
    right: { fitness: "-mean(norm(step(action.torque)))" },
    wrong: { fitness: "-mean(norm(action.torque))" },
  },
  {
    environment: "swimmer",
    words: "get as far to the side as you can, towards positive y",
    right: { fitness: "change(body.y)" },
    wrong: { fitness: "change(body.x)" },
  },
  {
    environment: "mountain-car-continuous",
    words: "get as high up the left hill as you can",
    right: { fitness: "max((car.position < -0.5236) * (car.height - 0.1))" },
    wrong: { fitness: "-last(car.position)" },
  },
  {
    environment: "pendulum",
    words: "keep the rod spinning in the positive direction, as fast as you can",
    right: { fitness: "mean(rod.rate)" },
    wrong: { fitness: "mean(abs(rod.rate))" },
  },
  {
    environment: "cartpole",
    words: "keep the pole leaning towards negative positions for as long as you can",
    right: { fitness: "time(pole.angle < 0)" },
    wrong: { fitness: "time(pole.angle > 0)" },
  },
];
