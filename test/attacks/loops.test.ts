import { testAttacks } from "./attack-tests.ts";
import { loops } from "./programs/loops.ts";

testAttacks("loops", loops);
