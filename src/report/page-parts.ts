import type { SeedPool } from "../core/events.ts";
import { html, type Content, type Markup } from "../drawing/html.ts";

/** `id` is where the page's contents lead. */
export const section = (title: string, content: Content, { id }: { id?: string } = {}): Markup =>
  html`<section ${id !== undefined && html`id="${id}"`}>
    <h2>${title}</h2>
    ${content}
  </section>`;

/** Whose seeds a figure is of, told by a mark and by words: search and selection scores are no claims. */
export const poolTag = (pool: SeedPool, seeds?: number): Markup =>
  html`<span class="pool ${pool}"
    >${seeds !== undefined && `${seeds} `}${pool} ${seeds === 1 ? "seed" : "seeds"}</span
  >`;

/** One of the figures that a page begins with; `of`: whose seeds it is of. */
export const tile = (value: string, { name, detail, of }: { name: string; detail?: string; of?: Markup }): Markup =>
  html`<div class="tile">
    <b>${value}</b><span>${name}</span>${of}${detail !== undefined && html`<small class="note">${detail}</small>`}
  </div>`;

export const list = (items: readonly Content[]): Markup =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

/** Names beside what they stand for. */
export const facts = (rows: readonly (readonly [string, Content])[]): Markup =>
  html`<table class="facts">
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
