import "virtual:tokens.css";
import "./style/font.css";
import "./style/base.css";
import "./style/parts.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { isCopy } from "./copy/answers.ts";
import { linkWithinFile } from "./copy/links.ts";

if (isCopy) {
  linkWithinFile();
  document.documentElement.classList.add("copy");
}

render(<App />, document.getElementById("app") as HTMLElement);
