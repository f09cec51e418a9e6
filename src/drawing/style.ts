/** The report's only style sheet. Line colours after Okabe and Ito (2008), told apart also by colour-blind readers. */
export const style = `
:root{color-scheme:light dark;--page:#fdfdfc;--panel:#fff;--text:#1d2229;--soft:#5c6570;--rule:#e3e5e8;--code:#f6f7f8;
--best:#0072b2;--human:#009e73;--sparse:#d55e00;--random:#7b828a;--other:#cc79a7;--warn:#b4540a;--good:#157347;
--k:#8a3ea8;--s:#157347;--n:#0a5ca8;--c:#737b84}
@media(prefers-color-scheme:dark){:root{--page:#14171b;--panel:#1a1e23;--text:#e4e7ea;--soft:#99a2ac;--rule:#2e343b;--code:#20252b;
--best:#56b4e9;--human:#2fbf93;--sparse:#f08a3c;--random:#99a2ac;--other:#dd93bd;--warn:#f0a35c;--good:#5cc98f;
--k:#cf9be6;--s:#7fcf9f;--n:#82bdf0;--c:#8b949e}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main{max-width:960px;margin:0 auto;padding:40px 24px 80px}
header .brand{color:var(--soft);font-size:14px;letter-spacing:.04em}
h1{font-size:30px;line-height:1.2;margin:6px 0 8px;text-wrap:balance}
h2{font-size:20px;margin:48px 0 12px;padding-top:14px;border-top:1px solid var(--rule)}
h3{font-size:15px;margin:24px 0 8px}
p{margin:8px 0}.meta,.none,small,.legend,.note,.operator{color:var(--soft)}
p.warning::first-letter{text-transform:uppercase}.lead{max-width:72ch;overflow-wrap:anywhere}ul.lead{padding-left:20px}
.tiles{display:flex;flex-wrap:wrap;gap:12px;margin:24px 0}
.tile{flex:1 1 150px;background:var(--panel);border:1px solid var(--rule);border-radius:10px;padding:12px 16px}
.tile b{display:block;font-size:26px;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums}
.tile span{display:block;color:var(--soft);font-size:13px;line-height:1.35;margin:2px 0}.tile small{display:block;font-size:12px;line-height:1.45}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:15px}
th,td{padding:7px 10px;text-align:right;border-bottom:1px solid var(--rule);font-weight:400;vertical-align:middle}
th:first-child,td.text,.plot{text-align:left}thead th{color:var(--soft);font-size:13px}tr.best th,tr.best td{font-weight:600}
td,.plot{white-space:nowrap}.facts td{text-align:left;white-space:normal;overflow-wrap:anywhere}.facts th{width:220px;color:var(--soft)}
abbr{text-decoration:underline dotted;text-underline-offset:3px}
svg{display:block;width:100%;height:auto;overflow:visible}
svg.interval{width:260px}
.wide{overflow-x:auto;max-width:100%}.courses{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(260px,100%),1fr));gap:8px 20px}
.course{margin:0}.course figcaption{font-size:14px;overflow-wrap:anywhere}
.best{--tone:var(--best)}.human{--tone:var(--human)}.sparse{--tone:var(--sparse)}.random{--tone:var(--random)}.other{--tone:var(--other)}.trained{--tone:var(--soft)}
.grid{stroke:var(--rule);stroke-width:1}.base{stroke:var(--soft);stroke-width:1}
svg text{font-size:12px;fill:var(--text);font-family:inherit}svg .tick,svg .axis{fill:var(--soft)}
.line{fill:none;stroke:var(--tone);stroke-width:2.2;stroke-linejoin:round}.band{fill:var(--tone);opacity:.16;stroke:none}
.seed{fill:none;stroke:var(--tone);stroke-width:1;opacity:.55}
.interval circle{fill:var(--tone);opacity:.75}.interval .band{opacity:.28}
.level{stroke:var(--tone);stroke-width:1.4;stroke-dasharray:5 4}
.so-far{fill:none;stroke:var(--best);stroke-width:1.4;opacity:.6}
.mark circle{fill:var(--tone);stroke:var(--page);stroke-width:1.2}.mark path{stroke:var(--sparse);stroke-width:1.8;fill:none}
.key{display:inline-block;margin-right:14px;white-space:nowrap;color:var(--text)}
.key::before{content:"";display:inline-block;width:16px;height:0;border-top:3px solid var(--tone,var(--soft));margin-right:7px;vertical-align:middle}
.key.dashed::before{border-top-style:dashed;border-top-width:2px}.key.dot::before{width:9px;height:9px;border:0;border-radius:50%;background:var(--tone)}
.key.so-far::before{border-top:2px solid var(--best);opacity:.6}.key.so-far{opacity:1}
.key.cross::before{content:"✕";color:var(--sparse);border:0;height:auto;width:auto;font-size:12px}
th .key{margin:0}.legend{font-size:14px}
.edge{fill:none;stroke:var(--rule);stroke-width:1.4}.edge.strong{stroke:var(--best);stroke-width:2}
.node rect{fill:var(--panel);stroke:var(--rule)}.node text{font-size:12px}.node .score{fill:var(--soft)}
.node.best rect{fill:var(--best);stroke:var(--best)}.node.best text{fill:var(--page);font-weight:600}
.node.ancestor rect{stroke:var(--best);stroke-width:1.6}.node.rejected rect,.node.failed rect{stroke:var(--sparse);stroke-dasharray:3 3}
pre{margin:10px 0;padding:14px 16px;background:var(--code);border:1px solid var(--rule);border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;tab-size:2}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.88em}pre code{font-size:inherit}
.code .k{color:var(--k)}.code .s{color:var(--s)}.code .n{color:var(--n)}.code .c{color:var(--c);font-style:italic}
.terms tbody th{overflow-wrap:anywhere;min-width:130px}.terms td,.terms th{padding:7px 7px}
.bar{display:inline-block;width:76px;height:8px;border-radius:4px;background:var(--rule);margin-right:8px;overflow:hidden;vertical-align:middle}
.bar span{display:block;height:100%;background:var(--best)}
.verdict{font-size:13px;padding:1px 8px;border-radius:9px;border:1px solid var(--rule);color:var(--soft)}.verdict.useful{color:var(--good)}.verdict.opposed,.verdict.dominating{color:var(--warn)}
details.candidate{border:1px solid var(--rule);border-left:3px solid var(--tone,var(--rule));border-radius:8px;margin:8px 0;padding:8px 14px;background:var(--panel)}
details.rejected,details.failed{--tone:var(--sparse)}summary{cursor:pointer}summary .score{float:right;font-variant-numeric:tabular-nums}
.command{user-select:all}.diff span{display:block}.diff .added{color:var(--good)}.diff .removed{color:var(--warn)}.diff .gap{color:var(--soft)}
details.step{margin:8px 0}h4{font-size:14px;margin:14px 0 4px}
.diagnostics{padding-left:20px;overflow-wrap:anywhere}.warning{color:var(--warn)}
@media(max-width:600px){main{padding:24px 16px 60px}h1{font-size:25px}.facts th{width:132px;font-size:14px}summary .score{float:none;display:block}}
@media print{main{max-width:none;padding:0}h2{break-after:avoid}details,pre,table,svg{break-inside:avoid}}
`;
