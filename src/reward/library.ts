import { existsSync, readFileSync } from "node:fs";
import { ts } from "ts-morph";
import { RewardsmithError } from "../core/errors.ts";

export { libraryNames, librarySource } from "./library-source.ts";

/** Signatures and comments as the text of a module "reward", for the type checker and for prompts. */
export const libraryDeclaration = (): string => (declaration ??= readDeclaration());

let declaration: string | undefined;

const readDeclaration = (): string => {
  // From source there is the .ts file; a built package carries .js and .d.ts.
  const places = ["./library-functions.ts", "./library-functions.d.ts"].map((name) => new URL(name, import.meta.url));
  const place = places.find((url) => existsSync(url));
  if (place === undefined) {
    throw new RewardsmithError({
      code: "library-missing",
      message: `The declaration of the reward library is missing beside ${import.meta.url}`,
      action: "Install the package again; a build must emit declarations (library-functions.d.ts).",
    });
  }
  const file = ts.createSourceFile("/reward.ts", readFileSync(place, "utf8"), ts.ScriptTarget.ES2022, true);
  return file.statements
    .filter((statement) => ts.isFunctionDeclaration(statement))
    .map((statement) => {
      const comment = ts.getLeadingCommentRanges(file.text, statement.getFullStart())?.at(-1);
      const end = statement.body === undefined ? statement.end : statement.body.getStart(file);
      const signature = file.text.slice(statement.getStart(file), end).replace("export declare", "export").trim();
      return [
        ...(comment === undefined ? [] : [file.text.slice(comment.pos, comment.end)]),
        signature.endsWith(";") ? signature : `${signature};`,
      ].join("\n");
    })
    .join("\n\n")
    .concat("\n");
};
