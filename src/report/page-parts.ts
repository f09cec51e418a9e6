import { html, type Content, type Markup } from "../drawing/html.ts";

export const section = (title: string, content: Content): Markup =>
  html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;

/** One of the figures that a page begins with. */
export const tile = (value: string, { name, detail }: { name: string; detail?: string }): Markup =>
  html`<div class="tile">
    <b>${value}</b><span>${name}</span>${detail !== undefined && html`<small class="note">${detail}</small>`}
  </div>`;
