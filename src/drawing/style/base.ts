/** Elements as every page has them. */
export const baseStyle = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:64px}
body{margin:0;background:var(--page);color:var(--text);font:var(--size-text)/1.55 var(--font);overflow-wrap:anywhere}
main{max-width:960px;margin:0 auto;padding:40px var(--space-5) 80px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.brand{color:var(--soft);font-size:var(--size-note);letter-spacing:.04em}
h1{font-size:var(--size-title);line-height:1.2;margin:6px 0 var(--space-2);text-wrap:balance}
h2{font-size:var(--size-head);line-height:1.3;margin:var(--space-7) 0 var(--space-3);padding-top:var(--space-4);border-top:1px solid var(--rule)}
h3{font-size:var(--size-text);margin:28px 0 var(--space-2)}h4{font-size:var(--size-table);margin:var(--space-4) 0 var(--space-1)}
p{margin:var(--space-2) 0}.meta,.none,small,.legend,.note,.operator{color:var(--soft)}
a{color:var(--accent);text-underline-offset:3px}
p.warning::first-letter,p.sentence::first-letter{text-transform:uppercase}.warning{color:var(--warn)}
.lead{max-width:var(--line)}ul.lead{padding-left:20px}.legend{font-size:.875rem;max-width:84ch}
abbr{text-decoration:underline dotted;text-underline-offset:3px}
figure{margin:0}figcaption{font-size:.875rem}
button,select,input{font:inherit;color:inherit}
button,select{background:var(--panel);border:1px solid var(--rule);border-radius:var(--space-2);padding:5px var(--space-3)}
button{font-weight:600;cursor:pointer}button:hover{border-color:var(--soft)}input[type=range],input[type=checkbox]{accent-color:var(--accent)}
pre{margin:10px 0;padding:14px var(--space-4);background:var(--code);border:1px solid var(--rule);border-radius:var(--space-2);white-space:pre-wrap;font:.8125rem/1.55 var(--mono);tab-size:2}
code{font-family:var(--mono);font-size:.88em}pre code{font-size:inherit}.command{user-select:all}
summary{cursor:pointer}details>summary{border-radius:var(--corner-small)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:600px){main{padding:var(--space-5) var(--space-4) 60px}h1{font-size:1.56rem}h2{margin-top:40px}}
@media(prefers-reduced-motion:reduce){*{scroll-behavior:auto!important;transition:none!important}}
@media print{main{max-width:none;padding:0}h2{break-after:avoid}details,pre,table,svg{break-inside:avoid}}
`;
