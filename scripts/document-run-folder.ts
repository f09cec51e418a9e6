// Writes docs/run-folder.schema.json from the types of what a run folder holds: `npm run docs`.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator, type Schema } from "ts-json-schema-generator";

const inRepository = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const runFolderSchemaPath = inRepository("docs/run-folder.schema.json");

const typeOf = ({ properties }: Schema): string | undefined => {
  const type = properties?.["type"];
  return typeof type === "object" && typeof type.const === "string" ? type.const : undefined;
};

/** Members of a union, those of unions within it too. */
const membersOf = (schema: Schema): Schema[] =>
  (schema.anyOf ?? []).flatMap((member) =>
    typeof member !== "object" ? [] : typeOf(member) === undefined ? membersOf(member) : [member],
  );

/** An event is read by its `type`, so that what is wrong with it is said of that type and not of each that there is. */
const byType = (union: Schema): { schema: Schema; definitions: Record<string, Schema> } => {
  const members = Map.groupBy(membersOf(union), (member) => typeOf(member) as string);
  const types = [...members.keys()];
  return {
    schema: {
      type: "object",
      required: ["type"],
      properties: { type: { enum: types } },
      allOf: types.map((type) => ({
        if: { required: ["type"], properties: { type: { const: type } } },
        // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's word
        then: { $ref: `#/definitions/${type}` },
      })),
      ...(union.description === undefined ? {} : { description: union.description }),
    },
    definitions: Object.fromEntries(
      [...members].map(([type, schemas]) => [type, schemas.length === 1 ? (schemas[0] as Schema) : { anyOf: schemas }]),
    ),
  };
};

/** The schema as it must stand in docs/. */
export const runFolderSchema = (): Schema => {
  const generator = createGenerator({
    path: inRepository("src/store/written.ts"),
    tsconfig: inRepository("tsconfig.json"),
    // `npm run lint` does.
    skipTypeCheck: true,
    sortProps: false,
  });
  const { definitions, ...schema } = generator.createSchema("*");
  const { WrittenEvent, ...others } = definitions as Record<string, Schema>;
  const events = byType(WrittenEvent as Schema);
  return {
    ...schema,
    title: "The run folder of rewardsmith",
    $comment: "Written by `npm run docs` from src/store/written.ts.",
    definitions: { ...others, WrittenEvent: events.schema, ...events.definitions },
  };
};

if (import.meta.main) writeFileSync(runFolderSchemaPath, JSON.stringify(runFolderSchema()));
