import "virtual:tokens.css";
import "./style/font.css";
import "./style/base.css";
import "./style/parts.css";
import { render } from "preact";
import { App } from "./app.tsx";

render(<App />, document.getElementById("app") as HTMLElement);
