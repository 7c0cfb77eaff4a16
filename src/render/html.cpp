#include "render/html.hpp"

namespace backsmart {

const std::string_view kPlanStyle = R"(
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #22262b; --soft: #5b636d; --line: #d9d5cb; --card: #ffffff;
  --accent: #2c6e63; --warn: #9a3412; --warn-paper: #fdf1e8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16191d; --ink: #e7e5df; --soft: #a3abb5; --line: #363c44; --card: #1d2126;
    --accent: #7cc4b4; --warn: #f3b58a; --warn-paper: #2b211a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem 3rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif;
}
h1 { font-size: 1.9rem; line-height: 1.15; margin: 0 0 .25rem; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 0; }
h4 { font-size: .8rem; margin: .9rem 0 .15rem; color: var(--accent); letter-spacing: .04em;
  text-transform: uppercase; }
p { margin: .35rem 0; }
ul { margin: .35rem 0; padding-left: 1.2rem; }
li { margin: .2rem 0; }
.soft { color: var(--soft); }
.small { font-size: .86rem; }
.mark { color: var(--soft); font-size: .86em; }
.level { font-weight: 600; }
.stop { background: var(--warn-paper); border-left: .3rem solid var(--warn); padding: .6rem 1rem;
  margin: 1.25rem 0; }
.stop h2 { margin: 0 0 .25rem; color: var(--warn); font-size: 1.1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }
thead th { color: var(--soft); font-size: .82rem; font-weight: 600; }
tbody th { font-weight: 600; white-space: nowrap; }
.box { display: inline-block; width: .8em; height: .8em; border: 1.4px solid var(--soft);
  border-radius: .15em; margin-right: .35em; vertical-align: -.05em; }
.sessions { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
  gap: 1rem; align-items: start; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  padding: .9rem 1.1rem; }
ol { list-style: none; margin: .4rem 0 0; padding: 0; }
ol > li { display: flow-root; padding: .4rem 0; border-top: 1px solid var(--line); margin: 0; }
.item { display: flex; flex-wrap: wrap; gap: 0 .75rem; justify-content: space-between; }
.dose { color: var(--accent); font-weight: 600; margin-left: auto; text-align: right; }
svg.figure { float: right; width: calc(var(--w) * .085px); max-width: 45%; height: auto;
  margin: .3rem 0 .3rem .8rem; }
.f-paper { fill: var(--card); stroke: var(--card); }
summary { cursor: pointer; color: var(--soft); font-size: .86rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; }
@media screen and (max-width: 30rem) {
  svg.figure { float: none; display: block; width: calc(var(--w) * .125px); max-width: 100%;
    margin: .4rem auto; }
}
@media print {
  @page { margin: 10mm; }
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --card: #fff;
    --accent: #000; --warn: #000; --warn-paper: #fff; }
  body { max-width: none; padding: 0; font-size: 7.4pt; line-height: 1.2; }
  h1 { font-size: 14pt; }
  h2 { font-size: 10pt; margin: 5pt 0 2pt; break-after: avoid; }
  h3 { font-size: 8.5pt; }
  h4 { font-size: 6.5pt; margin: 3pt 0 0; }
  p, ul { margin: 1.5pt 0; }
  li { margin: 0; }
  .stop { margin: 4pt 0; padding: 3pt 6pt; border-left-width: 2pt; }
  .stop h2 { font-size: 9pt; }
  .small { font-size: 6.8pt; }
  th, td, thead th { padding: 1pt 6pt 1pt 0; font-size: 7.4pt; }
  table { margin: 2pt 0; }
  .sessions { display: block; columns: 2; column-gap: 10pt; }
  article { border: 0; border-top: 1.2pt solid #000; border-radius: 0; padding: 1.5pt 0 3pt; }
  ol { margin-top: 1pt; }
  ol > li { padding: 1pt 0; break-inside: avoid; }
  .item { gap: 0 4pt; }
  svg.figure { width: calc(var(--w) * .025pt); margin: 0 0 0 4pt; }
  details, .screen, svg.again { display: none; }
  .week + .week { break-before: page; }
  .ends { columns: 2; column-gap: 10pt; font-size: 7pt; }
  .ends h2 { font-size: 8.5pt; margin: 3pt 0 1pt; }
  .ends h2:first-child { margin-top: 0; }
  footer, .mark { display: none; }
}
)";

}  // namespace backsmart
