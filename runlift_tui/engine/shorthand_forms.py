"""The forms of the short form, as people are shown them; it imports nothing: help is quick."""

FORMS = (
    ("8x20s/10s", "8 rounds: 20 s of work, 10 s of rest"),
    ("5x(40s/20s) rest 2m x3", "5 rounds, 3 times over, 2 minutes between"),
    ("10s,20s,30s,20s,10s / 15s", "different lengths, 15 s of rest after each"),
    ("pyramid 10s-30s by 10s / 15s", "the same, written short"),
    ("3x(Squat 40s, rest 20s, Lunge 12 reps, rest 1m)", "names, reps, rests of their own"),
    ("3x(Push-up open / Walk 20s)", "open work ends at your key; a named rest"),
    ("emom 10x1m 12 reps Squat", "at the start of each minute; or 40s Plank"),
    ('amrap 12m 5 reps "Pull-up", 10 reps "Push-up"', "as many rounds as you can"),
    ("for time 5x 20m 20 reps Squat", "5 rounds, fast; cut off at 20 minutes"),
    ("death by 1m Burpee", "one rep more each minute until you miss one"),
    ("warm-up 3m + 8x20s/10s + cool-down Walk 5m", "parts, one after the other"),
    ("8x20s/10s ready 5s", "5 s to get ready; 0 to 60"),
)
"""Each form with what it means."""
