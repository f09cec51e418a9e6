import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { committedRuns } from "./served.ts";

const key = "0".repeat(64);
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNiZGIGAAAWAAkMFBMxAAAAAElFTkSuQmCC";

describe("pictures of episodes", () => {
  const open = committedRuns();
  const addressOf = (name: string) => `/api/runs/${readdirSync(open.runs)[0]}/frames/${name}`;

  test("those that lie in a run's folder are given; what lies there and is none, and what does not, is not there", async () => {
    const folder = join(open.runs, readdirSync(open.runs)[0] as string, "frames");
    const frames = { format: "rewardsmith/frames", version: 1, width: 1, height: 1, steps: [0], images: [pixel] };
    expect((await open.app.ask(addressOf(key))).status).toBe(404);
    mkdirSync(folder);
    writeFileSync(join(folder, `${key}.json`), JSON.stringify(frames));
    expect(await open.app.get(addressOf(key))).toEqual(frames);
    writeFileSync(join(folder, `${key}.json`), JSON.stringify({ ...frames, images: ["<svg/>"] }));
    expect((await open.app.ask(addressOf(key))).status).toBe(404);
  });

  test("nothing is recorded of an episode that nobody was shown, and no path leads elsewhere", async () => {
    expect(await open.app.post(addressOf(key), {})).toMatchObject({ status: 400, body: { code: "frames/unknown" } });
    for (const bad of ["x", `${key}0`, "..%2F..%2Frun", "%2e%2e"]) {
      const response = await open.app.ask(addressOf(bad));
      expect(response.status).toBeGreaterThanOrEqual(400);
    }
  });

  test("whoever comes from elsewhere can have nothing recorded", async () => {
    const headers = { origin: "https://example.org", "content-type": "application/json" };
    const response = await open.app.ask(addressOf(key), { method: "POST", body: "{}", headers });
    expect(response.status).toBe(403);
  });
});
