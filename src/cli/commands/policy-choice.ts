import { Option } from "commander";
import type { PolicyChoice } from "../../app/play-source.ts";
import { whichNames } from "../../evolution/which-training.ts";

/** `--which`, of the commands that take a policy out of a run. */
export const whichOption = (): Option =>
  new Option(
    "--which <WHICH>",
    "of a run: its best, median or worst training by fitness, on report seeds where there are some (default: median)",
  ).choices([...whichNames]);

export const choiceOf = ({ candidate, which }: PolicyChoice): PolicyChoice => ({ candidate, which });
