"""Tells whether an interval's name says that one rests in it, in the languages of timer apps.

It knows words only, and nothing of how long they last.
"""

import re
import unicodedata

_REST_WORDS = """
    rest resting break pause pausing recover recovery relax breather
    erholung erholen ruhe ruhepause rasten
    descanso descansar pausa recuperación reposo
    repos récupération récup riposo recupero recuperação intervalo
    отдых отдыхать пауза перерыв відпочинок перерва
    dinlenme dinlen mola
    rust rusten pauze vila paus hvile hvil lepo tauko
    odpoczynek przerwa odpočinek pauza přestávka oddych prestávka pihenő szünet odmor
    ξεκούραση διάλειμμα 休息 休憩 휴식
"""
_BESIDE_WORDS = """
    a the and for of long longer short shorter big little quick final complete full
    between set sets round rounds exercise exercises time period interval
    s sec secs second seconds m min mins minute minutes
    kurze kurz lange lang kleine große satz sätze runde sekunden minuten
    larga largo corta corto lunga lungo breve longue long courte court entre series
"""
_REST = frozenset(_REST_WORDS.casefold().split())
_BESIDE = frozenset(_BESIDE_WORDS.casefold().split())
"""Words that leave a rest a rest; "pause squat" and "recovery run" have others."""

_WORD = re.compile(r"[^\W\d_]+")


def is_rest(name: str) -> bool:
    """Tell whether an interval so called is a rest: ``Rest``, ``Long break``, ``Pause (30 s)``."""
    words = set(_WORD.findall(unicodedata.normalize("NFC", name).casefold()))
    return bool(words & _REST) and words <= _REST | _BESIDE
