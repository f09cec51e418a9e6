/** What pages are made of: figures in tiles, tables, code, what opens. */
export const partStyle = `
.tiles{display:flex;flex-wrap:wrap;gap:var(--space-3);margin:var(--space-5) 0}
.tile{flex:1 1 150px;background:var(--panel);border:1px solid var(--rule);border-radius:var(--corner);padding:var(--space-3) var(--space-4)}
.tile b{display:block;font-size:var(--size-figure);line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums}
.tile span{display:block;color:var(--soft);font-size:var(--size-note);line-height:1.35;margin:2px 0}.tile small{display:block;font-size:var(--size-small);line-height:1.45}
.wide{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:var(--size-table)}
th,td{padding:7px 10px;text-align:right;border-bottom:1px solid var(--rule);font-weight:400;vertical-align:middle}
th:first-child,.text,.plot{text-align:left}thead th{color:var(--soft);font-size:var(--size-note)}tr.best th,tr.best td{font-weight:600}
td,.plot{white-space:nowrap}.words{text-align:left}td.words{white-space:normal;min-width:110px;font-size:.875rem}
.facts td{text-align:left;white-space:normal}.facts th{width:220px;color:var(--soft)}
.bar{display:inline-block;width:76px;height:8px;border-radius:4px;background:var(--rule);margin-right:8px;overflow:hidden;vertical-align:middle}
.bar span{display:block;height:100%;background:var(--best)}
.verdict{font-size:var(--size-note);padding:1px 8px;border-radius:9px;border:1px solid var(--rule);color:var(--soft)}.verdict.useful{color:var(--good)}.verdict.opposed,.verdict.dominating{color:var(--warn)}
.pool{display:inline-block;font-size:var(--size-small);line-height:1.4;color:var(--soft);font-weight:400;white-space:nowrap}
.pool::before{content:"";display:inline-block;width:8px;height:8px;margin-right:5px;border-radius:50%;border:1.5px solid var(--soft);vertical-align:-.5px}
.pool.selection::before{border-color:var(--other);background:linear-gradient(90deg,var(--other) 50%,transparent 50%)}.pool.report::before{border-color:var(--accent);background:var(--accent)}
.tile .pool{display:block;color:var(--text)}
.code .k{color:var(--keyword)}.code .s{color:var(--string)}.code .n{color:var(--number)}.code .c{color:var(--comment);font-style:italic}
.diff{padding:10px 0}.diff span{display:block;padding:0 var(--space-4)}.diff .added{background:var(--added)}.diff .removed{background:var(--removed)}.diff mark{color:inherit;background:none;font-weight:700;text-decoration:underline;text-underline-offset:3px}.diff .gap{color:var(--soft)}
details.candidate{border:1px solid var(--rule);border-left:3px solid var(--tone,var(--rule));border-radius:var(--space-2);margin:var(--space-2) 0;padding:var(--space-2) 14px;background:var(--panel)}
details.rejected,details.failed{--tone:var(--sparse)}summary .score{float:right;font-variant-numeric:tabular-nums}
details.step{margin:var(--space-2) 0}.diagnostics{padding-left:20px}
.contents{display:flex;gap:2px 18px;flex-wrap:wrap;font-size:.875rem;margin:var(--space-4) 0 0;padding:0;list-style:none}.contents a{text-decoration:none;display:inline-block;padding:3px 0}.contents a:hover{text-decoration:underline}
@media(max-width:600px){.fold,.fold tbody,.fold tr{display:block}.fold thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.fold tr{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:2px var(--space-5);padding:10px 0;border-bottom:1px solid var(--rule)}
.fold tbody th,.fold td,.fold.results tbody th,.fold.results td{display:block;border:0;padding:0;min-width:0;white-space:normal}.fold tbody th,.fold td.plot,.fold td.words,.fold td.none{grid-column:1/-1}.fold tbody th{font-weight:600}
.fold td:not(.plot,.words,.none){display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 var(--space-2);white-space:nowrap}.fold td:not(.plot,.none)::before{content:attr(data-label);color:var(--soft);font-size:var(--size-note);font-weight:400}.fold td.words::before{display:block}
.fold td:empty{display:none}.fold svg.interval{width:100%}
.facts th{width:132px;font-size:.875rem}summary .score{float:none;display:block}summary br{display:none}summary .note{display:block}}
`;
