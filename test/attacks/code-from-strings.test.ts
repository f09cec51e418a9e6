import { testAttacks } from "./attack-tests.ts";
import { codeFromStrings } from "./programs/code-from-strings.ts";

testAttacks("code from strings", codeFromStrings);
