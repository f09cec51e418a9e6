/** What the playing page adds to the report's style. */
export const pageStyle = `
main{padding-top:28px}header p{margin:2px 0}
svg.stage{overflow:hidden;margin:18px 0 0;border-radius:10px}
svg.stage[hidden],.tracks[hidden],.outcome[hidden]{display:none}
.controls{display:flex;flex-wrap:wrap;align-items:center;gap:10px 16px;margin:12px 0 0;font-size:14px;color:var(--soft)}
.controls button,.controls select{font:inherit;color:var(--text);background:var(--panel);border:1px solid var(--rule);border-radius:8px;padding:5px 12px}
.controls button{min-width:84px;font-weight:600;cursor:pointer}.controls button:hover{border-color:var(--soft)}
.controls button::before{content:"▶";display:inline-block;width:1.4em;font-size:.8em;font-family:"DejaVu Sans","Segoe UI Symbol",sans-serif}
.controls button[aria-pressed=true]::before{content:"❚❚"}
.controls :focus-visible{outline:2px solid var(--best);outline-offset:2px}
#scrub{flex:1 1 260px;accent-color:var(--best);min-width:0}
#clock{font-variant-numeric:tabular-nums;min-width:13em}
.tracks h2{font-size:15px;margin:26px 0 6px;padding:0;border:0;color:var(--soft);font-weight:500}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,400px),1fr));gap:12px 28px}
figure{margin:0}figcaption{display:flex;justify-content:space-between;font-size:13px;line-height:1.5}
figcaption output{color:var(--soft);font-variant-numeric:tabular-nums;margin-right:13.6%}
.cards svg{touch-action:pan-y;cursor:ew-resize}.cards svg .tick{font-size:11px}
.keys{font-size:13px;margin-top:26px}
@media(max-width:600px){svg.stage .tick{font-size:25px}}
`;
