/** Pictures that are drawn with variables, so that they follow the page: lines, bands, marks, keys. `--tone` is whose they are. */
export const chartStyle = `
svg{display:block;width:100%;height:auto;overflow:visible}svg text{font-size:12px;fill:var(--text);font-family:inherit}svg .tick,svg .axis{fill:var(--soft)}
.best{--tone:var(--best)}.human{--tone:var(--human)}.sparse{--tone:var(--sparse)}.random{--tone:var(--random)}.other{--tone:var(--other)}.trained{--tone:var(--soft)}
.grid{stroke:var(--rule);stroke-width:1}.base{stroke:var(--soft);stroke-width:1}.zero{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 3}
.line{fill:none;stroke:var(--tone);stroke-width:2.2;stroke-linejoin:round}.band{fill:var(--tone);opacity:.16;stroke:none}
.seed{fill:none;stroke:var(--tone);stroke-width:1;opacity:.55}.dot{fill:var(--tone)}
.reach{stroke:var(--tone);stroke-width:5;opacity:.35;stroke-linecap:round}
svg.interval{width:260px}.interval circle{fill:var(--tone);opacity:.75}.interval .band{opacity:.28}
.level{stroke:var(--tone);stroke-width:1.4;stroke-dasharray:5 4}.so-far{fill:none;stroke:var(--best);stroke-width:1.4;opacity:.6}
.mark circle{fill:var(--tone);stroke:var(--page);stroke-width:1.2}.mark path{stroke:var(--sparse);stroke-width:1.8;fill:none}
svg .head{font-weight:600}svg .haloed{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}.seeds circle{fill:var(--tone);stroke:none}.on-narrow{display:none}@media(max-width:600px){.on-wide{display:none}.on-narrow{display:block}}
.key{display:inline-block;margin-right:14px;color:var(--text)}
.key::before{content:"";display:inline-block;width:16px;height:0;border-top:3px solid var(--tone,var(--soft));margin-right:7px;vertical-align:middle}
.key.dashed::before{border-top-style:dashed;border-top-width:2px}.key.dot::before{width:9px;height:9px;border:0;border-radius:50%;background:var(--tone)}
.key.so-far::before{border-top:2px solid var(--best);opacity:.6}.key.so-far{opacity:1}
.key.cross::before{content:"✕";color:var(--sparse);border:0;height:auto;width:auto;font-size:12px}th .key{margin:0}
.courses{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(260px,100%),1fr));gap:var(--space-2) 20px}
.edge{fill:none;stroke:var(--rule);stroke-width:1.4}.edge.strong{stroke:var(--best);stroke-width:2}
.node rect{fill:var(--panel);stroke:var(--rule)}.node .score{fill:var(--soft)}
.node.best rect{fill:var(--accent);stroke:var(--accent)}.node.best text{fill:var(--page);font-weight:600}
.node.ancestor rect{stroke:var(--best);stroke-width:1.6}.node.rejected rect,.node.failed rect{stroke:var(--sparse);stroke-dasharray:3 3}
`;
