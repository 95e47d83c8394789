"""The style of an explanation in a notebook: it takes the colours of its surroundings."""

from __future__ import annotations

NAME = "qaf-explanation"

RULES = """\
{font:14px/1.45 system-ui,sans-serif;max-width:60em;color:inherit}
 .qaf-title{font-size:1.25em;font-weight:600}
 .qaf-quiet{opacity:.72}
 p{margin:.35em 0}
 table{border-collapse:collapse;margin:.5em 0;background:none;font-size:1em}
 tr:nth-child(n){background:none}
 :is(th,td){text-align:left;vertical-align:top;padding:.2em 1.2em .2em 0;border:0}
 :is(th,td){border-bottom:1px solid rgba(128,128,128,.25);white-space:normal;max-width:30em}
 th{font-weight:600;opacity:.72}
 .qaf-number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
 .qaf-state{min-width:9em}
 .qaf-mark{display:inline-block;padding:0 .5em;border:1px solid rgba(128,128,128,.45)}
 .qaf-mark{border-radius:.3em;background:rgba(128,128,128,.12);font-weight:600}
 .qaf-alert{border-color:rgba(214,60,50,.85);background:rgba(214,60,50,.16)}
 .qaf-doubt{border-color:rgba(222,150,0,.95);background:rgba(222,150,0,.18)}
 details{margin:.5em 0;padding:.4em .8em;border:1px solid rgba(128,128,128,.3)}
 details{border-radius:.4em}
 summary{cursor:pointer}
 code{background:rgba(128,128,128,.14);padding:.05em .3em;border-radius:.2em}
 code{color:inherit;font-size:.92em}
"""
"""What holds below the block. No colour is opaque: light pages and dark ones both shine through."""

STYLE = "".join(f".{NAME}{rule}" for rule in RULES.splitlines())
