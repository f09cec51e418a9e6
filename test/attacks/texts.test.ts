import { testAttacks } from "./attack-tests.ts";
import { texts } from "./programs/texts.ts";

testAttacks("texts", texts);
