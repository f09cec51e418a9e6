import { csvLine, type CsvValue } from "../../core/csv.ts";
import { columns, tableNames, type RunTables } from "./tables.ts";

/** The first line of each table's file, by its name. */
export const csvHeaders = (): Record<string, string> =>
  Object.fromEntries(tableNames.map((table) => [`${table}.csv`, csvLine(columns[table])]));

/** The lines of a run, by the file that they belong in. */
export const csvRows = (tables: RunTables): Record<string, string> =>
  Object.fromEntries(
    tableNames.map((table) => {
      const rows = tables[table] as readonly Readonly<Record<string, CsvValue>>[];
      return [`${table}.csv`, rows.map((row) => csvLine(columns[table].map((column) => row[column]))).join("")];
    }),
  );
