import { testDocumentedCommands } from "./documented/test-commands.ts";

testDocumentedCommands({ slow: true });
