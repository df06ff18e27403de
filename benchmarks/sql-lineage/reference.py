# What the programs beside this one share: they read cases (JSON lines), and write
# one line of JSON for each: id, milliseconds of a warm run, and what the tool found.
import json
import sys
import time

EMPTY = {"statements": 0, "inputs": [], "outputs": [], "edges": [], "failed": True}


def schema_of(case):
    """Columns by table; some cases give types, too."""
    return {table: list(columns) for table, columns in (case.get("schema") or {}).items()}


def main(analyze):
    """`analyze(case)` answers statements, inputs, outputs and edges; what it raises is a failure."""
    with open(sys.argv[1], encoding="utf8") as file:
        cases = [json.loads(line) for line in file if line.strip()]
    for case in cases:
        attempt(analyze, case)
    for case in cases:
        start = time.perf_counter()
        result = attempt(analyze, case)
        milliseconds = (time.perf_counter() - start) * 1000
        print(json.dumps({"id": case["id"], "ms": milliseconds, **result}), flush=True)


def attempt(analyze, case):
    try:
        return {**analyze(case), "failed": False}
    except Exception as error:
        print(f"{case['id']}: {type(error).__name__}: {str(error)[:200]}", file=sys.stderr)
        return EMPTY
