import { testSandboxOn } from "./attack-tests.ts";
import { exhaustion } from "./programs/exhaustion.ts";

testSandboxOn("exhaustion", exhaustion);
