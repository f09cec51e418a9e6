import { registerHooks } from "node:module";

/** Sources run under type stripping, `dist/` holds JavaScript: what lies beside us says which of the two we are. */
const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";

const entrance = new URL(`../index.${extension}`, import.meta.url).href;

let registered = false;

/**
 * Lets a user's file import from "rewardsmith" wherever it lies: the name always means the package that runs,
 * never another copy that happens to be installed near the file. Registering again does nothing.
 */
export const registerPackageHook = (): void => {
  if (registered) return;
  registered = true;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "rewardsmith" ? { url: entrance, shortCircuit: true } : next(specifier, context),
  });
};
