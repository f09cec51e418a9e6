import { Hono } from "hono";
import { describeEnvironments } from "../../app/environments.ts";
import { usageError } from "../../core/errors.ts";
import { findEnvironment, listEnvironments } from "../../simulator/registry.ts";
import type { Served } from "../types.ts";
import { environmentLines, environmentView } from "../views/environments.ts";
import { episodesView } from "../views/episodes.ts";
import { visible } from "../views/visible.ts";

/** Of those that come with it: an address must not load a file of this machine. */
const builtIn = async (name: string): Promise<string> => {
  if ((await listEnvironments()).includes(name)) return name;
  throw usageError({
    code: "unknown-environment",
    message: `There is no built-in environment "${name}".`,
    action: "Choose one of the list; one of your own is described by `rewardsmith env describe PATH`.",
  });
};

export const environmentRoutes = (served: Served): Hono =>
  new Hono()
    .get("/environments", async (context) => context.json(visible(environmentLines(await describeEnvironments()))))
    .get("/environments/:name", async (context) => {
      const name = await builtIn(context.req.param("name"));
      return context.json(visible(environmentView(await findEnvironment(name))));
    })
    .get("/environments/:name/episode", async (context) => {
      const name = await builtIn(context.req.param("name"));
      const seed = Number(context.req.query("seed") ?? 1);
      if (!Number.isSafeInteger(seed) || seed < 0)
        throw usageError({
          code: "bad-seed",
          message: `A seed is a whole number, not "${context.req.query("seed")}".`,
          action: "Give another.",
        });
      const played = await (await served.opened()).random(name, { seed });
      return context.json(
        visible(episodesView(played, { findings: [], first: 0, name: () => `random, start ${seed}` })),
      );
    });
