import { baseStyle } from "./style/base.ts";
import { chartStyle } from "./style/charts.ts";
import { partStyle } from "./style/parts.ts";
import { tokenStyle } from "./tokens.ts";

/** The one style sheet that reports, pages of results, play pages and the dashboard begin with. */
export const style = `${tokenStyle}${baseStyle}${chartStyle}${partStyle}`;
