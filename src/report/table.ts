import { html, type Content, type Markup } from "../drawing/html.ts";
import { scrollBox } from "../drawing/scroll-box.ts";

/** `label`: what stands before a value where the table folds; the title's own text unless that is no text. */
export type Column = { title: Content; label?: string; kind?: "number" | "text" | "words" | "plot" };

/** `cells` begins with what the row is of; a cell that is alone in place of all others is `instead`. */
export type Row = { tone?: string | undefined; cells: readonly Content[]; instead?: Content };

/** A table with a heading a row; on a telephone each row folds into a card, so that nothing scrolls sideways. */
export const table = (
  columns: readonly (Column | false)[],
  { rows, label, kind }: { rows: readonly Row[]; label: string; kind?: string },
): Markup => {
  const shown = columns.map((column) => column || null);
  const present = shown.filter((column) => column !== null);
  const classOf = (column: Column) => html`class="${column.kind ?? "number"}"`;
  const nameOf = ({ label: named, title }: Column): string => named ?? (typeof title === "string" ? title : "");
  return scrollBox(
    label,
    html`<table class="fold ${kind ?? ""}">
      <thead>
        <tr>
          ${present.map((column) => html`<th scope="col" ${classOf(column)}>${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ tone, cells, instead }) =>
            html`<tr class="${tone ?? ""}">
              ${cells.map((cell, index) => {
                const column = shown[index];
                if (column === null || column === undefined) return null;
                return index === 0
                  ? html`<th scope="row">${cell}</th>`
                  : html`<td ${classOf(column)} data-label="${nameOf(column)}">${cell}</td>`;
              })}${instead !== undefined && html`<td colspan="${present.length - 1}" class="none">${instead}</td>`}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
};
