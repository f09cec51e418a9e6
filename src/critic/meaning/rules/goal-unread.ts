import { programOf } from "../../example.ts";
import { stateLayout } from "../../../core/fields.ts";
import type { EnvironmentSpec } from "../../../core/spec.ts";
import { statedPlaces } from "../../../core/stated-goals.ts";
import { readFields } from "./context.ts";
import { rule } from "./rule.ts";

/** Places that the task names and no term looks at. */
export const goalUnreadRule = rule({
  id: "structure/goal-unread",
  severity: "warning",
  meaning: "a thing that the task names is not looked at by any term",
  hint: "Read its place, or the distance to it.",
  example: {
    environment: "reacher",
    task: "reach",
    bad: programOf("calm: -norm(action.torque)", { head: 'import { norm } from "reward";' }),
    mended: programOf("near: -next.fingertip.markDistance"),
  },
  check: ({ meaning, program, task, spec }) => {
    if (task === undefined) return [];
    const read = readFields(meaning);
    return statedPlaces(task, spec).flatMap((place) => {
      const isRead = read.some((name) => name.split(".").includes(place) || name.endsWith(`.${place}Distance`));
      if (isRead) return [];
      const message = `The task speaks of '${place}'; no term reads '${place}' or a distance to it ('${measureOf(place, spec)}'), only ${listed(read)}`;
      return [{ at: Object.keys(program.terms)[0] ?? "", message }];
    });
  },
});

const measureOf = (place: string, spec: EnvironmentSpec): string =>
  stateLayout(spec).entries.find(({ path }) => path.at(-1) === `${place}Distance`)?.name ?? "";

const listed = (names: readonly string[]): string =>
  names
    .slice(0, 4)
    .map((name) => `'${name}'`)
    .join(", ");
