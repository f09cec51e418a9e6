import { spawn } from "node:child_process";
import { childEnvironment } from "../core/child-environment.ts";

/**
 * The command that opens a page in the person's browser: what `BROWSER` names, else the system's own where there is a
 * screen; null where there is none.
 */
export const browserOf = (
  { BROWSER, DISPLAY, WAYLAND_DISPLAY }: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string | null => {
  if (BROWSER) return BROWSER;
  if (platform === "darwin") return "open";
  if (platform === "win32") return "explorer";
  return DISPLAY || WAYLAND_DISPLAY ? "xdg-open" : null;
};

/** What a browser finds its screen and its profile by; our keys are not for it. */
const ITS_OWN = [
  "BROWSER",
  "DISPLAY",
  "WAYLAND_DISPLAY",
  "XAUTHORITY",
  "XDG_RUNTIME_DIR",
  "XDG_CONFIG_HOME",
  "XDG_CURRENT_DESKTOP",
  "DBUS_SESSION_BUS_ADDRESS",
  "USER",
];

/** Starts it and does not wait: a browser may stay open. False where it could not be started. */
export const openPage = (browser: string, file: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(browser, [file], {
      stdio: "ignore",
      detached: true,
      env: childEnvironment(process.env, ITS_OWN),
    });
    child.on("error", () => resolve(false));
    child.on("spawn", () => {
      child.unref();
      resolve(true);
    });
  });

/** Opens it where there is a browser. */
export const showPage = async (file: string): Promise<boolean> => {
  const browser = browserOf(process.env, process.platform);
  return browser !== null && openPage(browser, file);
};
