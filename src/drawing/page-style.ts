/** What the playing page adds to the style of all pages. */
export const pageStyle = `
main{padding-top:28px}header p{margin:2px 0}
svg.stage{overflow:hidden;margin:18px 0 0;border-radius:var(--corner)}
svg.stage[hidden],.tracks[hidden],.outcome[hidden]{display:none}
.controls{display:flex;flex-wrap:wrap;align-items:center;gap:10px var(--space-4);margin:var(--space-3) 0 0;font-size:.875rem;color:var(--soft)}
.controls button,.controls select{color:var(--text)}.controls button{min-width:84px}
.controls button::before{content:"▶";display:inline-block;width:1.4em;font-size:.8em;font-family:"DejaVu Sans","Segoe UI Symbol",sans-serif}
.controls button[aria-pressed=true]::before{content:"❚❚"}
#scrub{flex:1 1 260px;min-width:0}
#clock{font-variant-numeric:tabular-nums;min-width:13em}
.tracks h2{font-size:.9375rem;margin:26px 0 6px;padding:0;border:0;color:var(--soft);font-weight:500}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,400px),1fr));gap:var(--space-3) 28px}
figcaption{display:flex;justify-content:space-between;font-size:var(--size-note);line-height:1.5}
figcaption output{color:var(--soft);font-variant-numeric:tabular-nums;margin-right:13.6%}
.cards svg{touch-action:pan-y;cursor:ew-resize}.cards svg .tick{font-size:11px}
.keys{font-size:var(--size-note);margin-top:26px}
@media(max-width:600px){svg.stage .tick{font-size:25px}}
`;
