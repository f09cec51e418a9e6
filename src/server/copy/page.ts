import { html, print } from "../../drawing/html.ts";

/** The one file that is opened; the rest lies beside it, and nothing is loaded from elsewhere. */
export const copyPage = (title: string): string =>
  print(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta
            http-equiv="Content-Security-Policy"
            content="default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
          />
          <title>${title} · rewardsmith</title>
          <link rel="icon" href="favicon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="app.css" />
          <script src="data/index.js"></script>
          <script defer="defer" src="app.js"></script>
        </head>
        <body>
          <div id="app"></div>
          <noscript>This page needs JavaScript. <code>rewardsmith report RUN</code> writes one that does not.</noscript>
        </body>
      </html> `,
  );
