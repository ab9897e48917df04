"""`zhike eval`: measures what the assistant understands, on files of the reader's choice, with the code that answers.

Commands are named by their import path: only `intents` waits for scikit-learn.
"""

from cyclopts import App

evaluate = App(
    name="eval", help="Measure intents, pairs of questions, retrieval, whole turns, actions and conversations on files."
)
_COMMANDS = {
    "actions": "Replay recorded actions through the action layer, against the demo merchant on the same data.",
    "dialogue": "Play scenarios of customers against the example shop, over HTTP.",
    "intents": "Learn intents from one file and guess those of another.",
    "pairs": "Tell pairs of questions that ask the same from those that do not.",
    "retrieval": "Ask a knowledge base questions whose answers are known.",
    "turn": "Run scripted conversations through the assistant and compare what comes with what must.",
}
for _name, _help in _COMMANDS.items():
    evaluate.command(f"zhike.cli.evaluating.{_name}:{_name}", name=_name, help=_help)
