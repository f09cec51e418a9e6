import { playPage } from "./play-page.tsx";
import { createSolidStage } from "./solid.ts";

playPage(() => Promise.resolve({ createSolidStage }));
