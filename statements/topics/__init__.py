"""Topics propose themselves: what a topic's rule finds is proposed for it.

rule.py       what a rule says, and what it finds
difference.py what a topic would be given by its rules, and what would be taken from it
sweeping.py   a changed rule, tried on the whole archive
trying.py     all rules, tried on what is new
turns.py      a few seconds of both at a time, for a worker

An assignment by rule stands and says so until an editor confirms or refuses it:
docs/decisions/0023-topics-by-rule-stand-until-refused.md tells why.
"""
