import { createHash } from "node:crypto";
import { html, print, raw, type Content } from "./html.ts";
import { style } from "./style.ts";

/**
 * One self-contained page, light or dark as the reader's system asks. Its content security policy refuses the network, and
 * every script but the one given, to the letter. `styles`: what it adds to the style of all pages.
 */
export const htmlPage = (
  { title, styles, script }: { title: string; styles: Content; script?: string },
  body: Content,
): string => {
  const allowed =
    script !== undefined && raw(`script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'; `);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; ${allowed}base-uri 'none'; form-action 'none'"
        />
        <title>${title} – rewardsmith</title>
        <style>
          ${raw(style)}${styles}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return print(page);
};
