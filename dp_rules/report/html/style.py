"""The style of a page, which stands in the page itself: for a screen, a phone, the dark and paper.

Colours are those of WCAG 2.2 AA or better on every ground they stand on; a test in a browser measures them.
Fonts are those of the system: on Windows, macOS, Linux and phones one of those named has simplified Chinese.
"""

STYLE = """
:root {
  --ink: #1b1f24; --soft: #4f565e; --line: #d3d8de; --ground: #fff; --tint: #f3f5f7; --link: #0a4f9e;
  --met: #0b5d33; --met-ground: #e3f3ea; --not-met: #9b1c13; --not-met-ground: #fcebe9;
  --open: #704400; --open-ground: #fdf2d8; --none: #454b52; --none-ground: #eceff2;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ink: #e4e7eb; --soft: #aab2bb; --line: #3a414a; --ground: #14171a; --tint: #1e2328; --link: #8fc1ff;
    --met: #8fdcae; --met-ground: #12301f; --not-met: #ffb0a8; --not-met-ground: #3b1714;
    --open: #f5cf86; --open-ground: #35270c; --none: #c6ccd3; --none-ground: #2a3037;
  }
}
* { box-sizing: border-box; }
html { color-scheme: light dark; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 66rem; padding: 1.5rem 1.25rem 3rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei",
    "HarmonyOS Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", sans-serif;
  line-break: strict; overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
}
code {
  font: .9375em/1.5 ui-monospace, "Cascadia Mono", Consolas, Menlo, "DejaVu Sans Mono", "PingFang SC", "Microsoft YaHei",
    "Noto Sans CJK SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", monospace;
}
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1, h2, h3 { line-height: 1.3; margin: 0; }
h1 { font-size: 1.625rem; }
h2 { font-size: 1.3125rem; }
h3 { font-size: 1rem; color: var(--soft); font-weight: 600; overflow-wrap: break-word; }
p { margin: .5rem 0; }
ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
.kind { margin: 0; color: var(--soft); font-weight: 600; }
.where { margin: .25rem 0 0; color: var(--soft); }
.how, .more, .note, .back, footer { font-size: .875rem; color: var(--soft); }
.note { font-size: 1rem; color: var(--ink); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

nav { margin-top: 2rem; }
article { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 3px solid var(--ink); }
section { margin-top: 1.25rem; padding-top: .75rem; border-top: 1px solid var(--line); }
@media screen and (min-width: 50rem) {
  section { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 0 1rem; }
}
footer { margin-top: 3rem; border-top: 1px solid var(--line); }

.verdict {
  display: inline-block; padding: 0 .5em; border: 1px solid; border-radius: .3em; font-weight: 600; white-space: nowrap;
}
.met { color: var(--met); background: var(--met-ground); }
.not_met { color: var(--not-met); background: var(--not-met-ground); }
.undetermined { color: var(--open); background: var(--open-ground); border-style: dashed; }
.not_evaluated { color: var(--none); background: var(--none-ground); border-style: dotted; }

.key { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem 1.25rem; margin-top: 1rem; }
@media (min-width: 50rem) { .key { grid-template-columns: 1.5fr 1fr 1.8fr 1.2fr 1fr 1.2fr; } }
.key dt { font-size: .8125rem; color: var(--soft); }
.key dd { font-size: 1.0625rem; font-weight: 600; line-height: 1.35; word-break: keep-all; overflow-wrap: break-word; }

.line { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.25rem; }
.said { flex: 1 1 20rem; min-width: 0; }
.from { flex: 0 1 38%; min-width: min(14rem, 100%); font-size: .875rem; color: var(--soft); }
.lines > li { padding: .125rem 0; }
.lines .lines { padding-left: 1.25rem; }

.steps > li { padding-left: .75rem; border-left: 2px solid var(--line); margin: .25rem 0; }
.steps > .decides { border-left-color: var(--ink); }
.steps .steps { margin-left: .375rem; }
summary, .leaf { padding: .1875rem .25rem .1875rem 1.25rem; }
summary { display: block; position: relative; cursor: pointer; border-radius: .25rem; }
summary::-webkit-details-marker { display: none; }
summary:hover { background: var(--tint); }
summary::before {
  content: ""; position: absolute; left: .25rem; top: .625rem; border: .3125rem solid transparent;
  border-left: .5rem solid var(--soft); border-right: 0;
}
details[open] > summary::before { border: .3125rem solid transparent; border-top: .5rem solid var(--soft); border-bottom: 0; left: .125rem; top: .75rem; }
.mark { margin-right: .125rem; font-size: .625rem; vertical-align: .15em; }
.value { flex: 0 0 auto; max-width: 100%; font-weight: 600; text-align: right; margin-left: auto; }
.aside { font-size: .8125rem; color: var(--soft); }
.facts { margin: 0 0 .25rem 1.25rem; font-size: .875rem; }
.facts > div { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
.facts dt { flex: 0 0 6.5rem; color: var(--soft); }
.facts dd { flex: 1 1 12rem; min-width: 0; }
details .table, .steps .more { margin-left: 1.25rem; }

.table { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; min-width: 100%; overflow-wrap: break-word; font-size: .875rem; line-height: 1.45; }
th, td { padding: .3125rem .625rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); min-width: 4.5rem; font-weight: normal; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--soft); font-weight: 600; }
tbody th { min-width: 6rem; }
.number { text-align: right; word-break: keep-all; overflow-wrap: normal; min-width: 3rem; }
tbody tr:hover { background: var(--tint); }

@media (max-width: 40rem) {
  body { padding: 1rem .875rem 2rem; }
  h1 { font-size: 1.375rem; }
  h2 { font-size: 1.1875rem; }
  .key { grid-template-columns: repeat(2, 1fr); }
  .steps > li { padding-left: .25rem; }
  .steps .steps { margin-left: .125rem; }
  .from { flex-basis: 100%; }
  summary .said, .leaf .said { flex-basis: 9rem; }
  th, td { padding: .25rem .375rem; min-width: 4rem; }
  tbody th { min-width: 5.5rem; }
}

@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; line-height: 1.45; }
  h1 { font-size: 16pt; }
  h2 { font-size: 13pt; }
  h3 { font-size: 10pt; }
  table { font-size: 8pt; }
  .screen, .back, .short { display: none; }
  a { color: inherit; text-decoration: none; }
  /* Every fold is open on paper; it is this box that a closed one hides. */
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  summary::before { display: none; }
  summary, .leaf { padding-left: 0; }
  .facts, details .table, .steps .more { margin-left: 0; }
  .table { overflow: visible; }
  th, td { min-width: 3.5em; padding: 1.5pt 4pt; }
  .key { grid-template-columns: 1.5fr 1fr 1.8fr 1.2fr 1fr 1.2fr; }
  .key dd { font-size: 10pt; }
  thead { display: table-header-group; }
  tr, .line, article > header, .facts > div { break-inside: avoid; }
  nav table { font-size: 7.5pt; }
  nav td:last-child { white-space: nowrap; }
  nav th, nav td { padding-top: .8pt; padding-bottom: .8pt; }
  nav .verdict { padding: 0 .3em; line-height: 1.2; }
  h1, h2, h3, header, summary, thead { break-after: avoid; }
  article { margin-top: 8mm; padding-top: 4mm; }
  nav + article { break-before: page; }
  section { margin-top: 3mm; padding-top: 2mm; }
}
"""
