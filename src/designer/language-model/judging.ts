import type { Brief } from "../../core/brief.ts";

/** What a designer is told of who judges its programs, and how to go on by that: a score, or a person where nothing measures. */
type Judging = { judged: string; stuck: string; gamed: string };

const byScore: Judging = {
  judged:
    "How well it does the task is measured by a task score that you cannot see; you are told its values afterwards.",
  stuck:
    "If the task score or the success rate stays near its lowest value, the reward does not lead to the task: change what is paid for, do not only adjust weights.",
  gamed:
    "If the total reward rises while the task score does not, the policy collects reward without doing the task: find the term that allows it and close that way.",
};

const byPerson: Judging = {
  judged:
    "No score measures how well it does the task: a person compares what agents do, and you are told whom they prefer.",
  stuck:
    "If the person prefers others to this one, the reward does not lead to what they want: change what is paid for, do not only adjust weights.",
  gamed:
    "If the total reward rises while the agent does what nobody asked for, the policy collects reward without doing the task: find the term that allows it and close that way.",
};

export const judgingOf = ({ unmeasured }: Pick<Brief["task"], "unmeasured">): Judging =>
  unmeasured ? byPerson : byScore;
