import { testAttacks } from "./attack-tests.ts";
import { exhaustion } from "./programs/exhaustion.ts";

testAttacks("exhaustion", exhaustion);
