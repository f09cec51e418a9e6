import { testSandboxOn } from "./attack-tests.ts";
import { loops } from "./programs/loops.ts";

testSandboxOn("loops", loops);
