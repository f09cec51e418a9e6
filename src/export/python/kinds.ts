import { ts } from "ts-morph";

/** What of a type matters to Python: which values it may hold. */
export type Holds = {
  number: boolean;
  boolean: boolean;
  text: boolean;
  undefined: boolean;
  /** Arrays, records and functions. */
  object: boolean;
};

const flags = ts.TypeFlags;

export const holds = (type: ts.Type): Holds => {
  const parts = type.isUnion() ? type.types : [type];
  const some = (mask: ts.TypeFlags) => parts.some((part) => (part.flags & mask) !== 0);
  const known = flags.NumberLike | flags.BooleanLike | flags.StringLike | flags.Undefined | flags.Void;
  return {
    number: some(flags.NumberLike),
    boolean: some(flags.BooleanLike),
    text: some(flags.StringLike),
    undefined: some(flags.Undefined | flags.Void),
    object: parts.some((part) => (part.flags & (known | flags.Never)) === 0),
  };
};

/** True where every value of the type is true or false to Python exactly as to JavaScript: no numbers, no lists. */
export const sameTruth = ({ number, object }: Holds): boolean => !number && !object;

export const isArray = (type: ts.Type, checker: ts.TypeChecker): boolean => {
  const bare = checker.getNonNullableType(type);
  return bare.isUnion() ? bare.types.every((part) => checker.isArrayLikeType(part)) : checker.isArrayLikeType(bare);
};

/** Elements that a tuple has for certain; undefined for other arrays. */
export const tupleLength = (type: ts.Type, checker: ts.TypeChecker): number | undefined => {
  if (!checker.isTupleType(type)) return undefined;
  return ((type as ts.TypeReference).target as ts.TupleType).minLength;
};

/** "Math" or "Number" where the type is that of the global. */
export const globalOf = (type: ts.Type, checker: ts.TypeChecker): "Math" | "Number" | undefined => {
  const declaration = type.symbol?.declarations?.[0]?.parent;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) {
    return undefined;
  }
  const name = ts.idText(declaration.name);
  const isGlobal =
    checker.getSymbolAtLocation(declaration.name)?.declarations?.[0]?.getSourceFile().fileName === "/lib.d.ts";
  return isGlobal && (name === "Math" || name === "Number") ? name : undefined;
};
