import { html, type Markup } from "../drawing/html.ts";
import { codeTokens } from "./code-tokens.ts";

/** TypeScript, lightly coloured. */
export const codeBlock = (source: string): Markup =>
  html`<pre
    class="code"
  ><code>${codeTokens(source.trimEnd()).map(([tone, text]) => (tone === "" ? html`${text}` : html`<span class="${tone}">${text}</span>`))}</code></pre>`;
