/**
 * The numbers of which an error of 0.1 % can change no step, as patterns of `environment file: number = value`, each with
 * its reason. All others must be found.
 */
export const unseen: readonly { pattern: RegExp; why: string }[] = [
  { pattern: / axis\[\d\] =/, why: "only the direction counts" },
  { pattern: /model\.xml: geom (floor|ground|table) size/, why: "a plane that collides has no edge" },
  { pattern: /model\.xml: geom rail /, why: "fixed, and nothing touches it" },
  { pattern: /model\.xml: site \S+ size/, why: "drawn only" },
  {
    pattern: /: (\w*[nN]oise|targetRadius|clearOfGoal) =/,
    why: "where episodes begin, of which the distribution is compared, not how they go on",
  },
  { pattern: /model\.xml: body torso pos\[2\] = (0\.75|1\.4)/, why: "a free body's first place is in its coordinates" },
  {
    pattern: /: contactMargin =/,
    why: "a line of ours between touching and not, which Gymnasium has not; crossed within a micrometre or two",
  },
  {
    pattern: /(walker2d|half-cheetah|ant|humanoid) model\.xml: .*friction\[[12]\]/,
    why: "twisting and rolling friction, which contacts of three dimensions do not have",
  },
  { pattern: /hopper model\.xml: default geom friction\[0\]/, why: "the floor's is larger, and the larger one counts" },
  { pattern: /walker2d model\.xml: geom floor friction\[0\]/, why: "all that touches it has more" },
  { pattern: /hopper model\.xml: default geom solimp\[2\]/, why: "width of a transition between two equal numbers" },
  { pattern: /(hopper|walker2d) model\.xml: joint [xz] pos\[2\]/, why: "a slide has a direction and no place" },
  { pattern: /humanoid model\.xml: joint abdomen-twist pos\[2\]/, why: "a shift along its own axis" },
  { pattern: /swimmer model\.xml: (geom floor|body front) pos/, why: "shifts a world that looks the same everywhere" },
  { pattern: /reacher model\.xml: body (upper|target) pos\[2\]/, why: "height of a plane that nothing leaves" },
  {
    pattern: /reacher model\.xml: (default target joint range|geom target size)/,
    why: "the target stays at rest within 0.2 m of the middle",
  },
  { pattern: /pusher model\.xml: geom \S+-(eye|pupil) pos\[2\]/, why: "height over a joint whose axis is upright" },
  { pattern: /pusher model\.xml: default geom friction/, why: "contacts of one dimension have none" },
  { pattern: /pusher model\.xml: geom goal (size|density)/, why: "it stays at rest, and nothing touches it" },
  { pattern: /pusher model\.xml: geom table pos\[0\]/, why: "a plane that collides has no middle" },
  { pattern: /mountain-car(-continuous)? environment\.ts: dt =/, why: "Gymnasium's car has steps and no seconds" },
  { pattern: /acrobot spec\.ts: (dt = 0\.05|maxSteps = 400)/, why: "of a variant that Gymnasium has not" },
  { pattern: /acrobot equations\.ts: size =/, why: "a count of variables" },
];
