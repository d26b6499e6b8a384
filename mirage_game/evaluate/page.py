"""How `report.html` looks, and how a click on a column's head sorts its table."""

STYLE = """
:root { color-scheme: light dark; --paper: #f6f6f4; --card: #fff; --ink: #1c1d22; --faint: #73757f; --line: #e2e2de;
  --good: #1b7f46; --poor: #c13c22; --accent: #4a4ad8 }
@media (prefers-color-scheme: dark) { :root { --paper: #131418; --card: #1d1f25; --ink: #e9e9ee; --faint: #9799a5;
  --line: #30323a; --good: #6bd495; --poor: #ff8a70; --accent: #a4a6ff } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 1240px; margin: 0 auto; padding: 40px 20px 80px }
h1 { font-size: 40px; line-height: 1.1; margin: 0 0 8px } h1 em { font-style: normal; color: var(--accent) }
h2 { font-size: 24px; margin: 56px 0 8px } h3 { margin: 0; font-size: 18px; text-transform: capitalize }
h3 small { font-weight: 400; color: var(--faint); text-transform: none }
.lead { font-size: 20px; margin: 0 0 28px } p { max-width: 900px }
.bars { display: grid; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); gap: 12px }
.bar, figure, article, .wide { background: var(--card); border: 1px solid var(--line); border-radius: 12px }
.bar { padding: 16px; border-top: 4px solid var(--good) } .bar.poor { border-top-color: var(--poor) }
.bar p { margin: 6px 0 10px; font-size: 17px; line-height: 1.35 }
.mark { font-size: 13px; font-weight: 600; color: var(--good) } .poor .mark { color: var(--poor) }
dl { margin: 0; font-size: 13px; color: var(--faint) } dd { margin: 0 } .bar dd:first-of-type { color: var(--ink) }
.reels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(520px, 100%), 1fr)); gap: 14px }
figure { margin: 0; overflow: hidden } figure img, article img, .plot { display: block; width: 100%; height: auto }
figcaption { padding: 10px 14px; font-size: 14px } figcaption b { text-transform: capitalize }
article { padding: 14px; margin: 14px 0 } article img { border-radius: 6px }
.heads { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; text-align: center; font-size: 13px;
  color: var(--faint); margin-bottom: 4px }
.figures { margin: 2px 0 10px; font-size: 14px; color: var(--faint) }
.good { color: var(--good) } .poor { color: var(--poor) } .plot { max-width: 1100px; border-radius: 12px }
.bar.good, .bar.poor { color: inherit }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: 14px }
th, td { padding: 5px 10px; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
th:first-child { text-align: left; font-weight: 500 } thead th { cursor: pointer; border-bottom: 1px solid var(--line) }
tbody tr:nth-child(odd) { background: color-mix(in srgb, var(--line) 35%, transparent) }
tbody td { color: var(--ink) } tr.poor td:nth-child(5) { color: var(--poor) }
tr.good td:nth-child(5) { color: var(--good) }
tr.faint td, tr.faint a { color: var(--faint) } tfoot { font-weight: 600; border-top: 2px solid var(--line) }
a { color: inherit }
code { background: color-mix(in srgb, var(--line) 60%, transparent); padding: 0 4px; border-radius: 4px }
.about { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; font-size: 14px }
.about dd { color: var(--ink); overflow-wrap: anywhere }
"""

SCRIPT = """
document.querySelectorAll('thead th').forEach((head, column) => head.addEventListener('click', () => {
  const body = document.querySelector('tbody'), down = head.dataset.down !== 'yes';
  const value = row => row.children[column].textContent, number = row => parseFloat(value(row));
  const order = (a, b) => column ? (number(a) || 0) - (number(b) || 0) : value(a).localeCompare(value(b));
  document.querySelectorAll('thead th').forEach(other => delete other.dataset.down);
  head.dataset.down = down ? 'yes' : 'no';
  [...body.children].sort((a, b) => down ? order(b, a) : order(a, b)).forEach(row => body.append(row));
}));
"""
