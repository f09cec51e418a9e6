import { html, type Content, type Markup } from "./html.ts";

/** A box that scrolls sideways by itself, also by keyboard, where what it holds is wider than the page. */
export const scrollBox = (label: string, content: Content): Markup =>
  html`<div class="wide" role="group" tabindex="0" aria-label="${label}">${content}</div>`;
