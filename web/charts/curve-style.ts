/** The design's colours for a drawing that stands alone: the same classes as in the pages' stylesheet, light and dark. */
export const standaloneStyle = `
svg{--surface:#fff;--sunken:#eef1f0;--line:#dde3e1;--ink:#12211f;--ink-2:#475653;--ink-3:#5d6b68;--accent:#0b5d6e;
--accent-tint:#e3f0f2;--lapsed:#a3290f;--lapsed-fill:#a92c12;--unknown-line:#7c8a87;--unknown-hatch:#b4bfbc;
font-family:-apple-system,"Segoe UI",Roboto,Inter,"Noto Sans","Liberation Sans",Arial,sans-serif}
@media(prefers-color-scheme:dark){svg{--surface:#141d1b;--sunken:#1b2624;--line:#283532;--ink:#e6edeb;--ink-2:#aebbb8;
--ink-3:#95a4a0;--accent:#6cc5d6;--accent-tint:#13333a;--lapsed:#f59a80;--lapsed-fill:#dd5b39;--unknown-line:#74857f;
--unknown-hatch:#46554f}}
text{font-size:12px;font-variant-numeric:tabular-nums}
.sheet{fill:var(--surface)}.grid{stroke:var(--line)}.axis,.base-text,.event-text,.now-sub,.band-text{fill:var(--ink-2)}
.t-line{fill:none;stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 4}.t-text{fill:var(--ink);font-weight:600}
.base-line{fill:none;stroke:var(--ink-3);stroke-width:1.5}
.event-line{fill:none;stroke:var(--ink-2);stroke-dasharray:1 3}
.curve{fill:none;stroke:var(--accent);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.curve.gap{stroke-width:1.5;stroke-dasharray:2 4;stroke:var(--unknown-line)}
.held{fill:var(--accent-tint)}.pt{fill:var(--accent);stroke:var(--surface);stroke-width:1.5}.pt.last{stroke-width:2}
.pt.restated{fill:var(--surface);stroke:var(--unknown-line);stroke-width:1.75}
.band-early{fill:var(--sunken)}.band-freeze{fill:var(--unknown-line)}.hatch-bg,.plate{fill:var(--surface)}.hatch-line{stroke:var(--unknown-hatch);stroke-width:1.6}
.lost{fill:var(--lapsed-fill)}.lost-text{fill:var(--lapsed);font-weight:600}
.now-text{fill:var(--ink);font-size:13px;font-weight:640}
`;
