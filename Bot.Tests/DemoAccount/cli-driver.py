"""Runs AWS CLI commands one after the other in one process: /usr/bin/aws's own entry point, without its start-up a command.

Reads a JSON list of arguments a line, answers with a JSON object a line: exit, out, err.
"""
import contextlib
import io
import json
import sys

from awscli.clidriver import AWSCLIEntryPoint

answers = sys.stdout
for line in sys.stdin:
    arguments = json.loads(line)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = AWSCLIEntryPoint().main(arguments)
        except SystemExit as end:
            code = end.code or 0
    texts = [s.buffer.getvalue().decode("utf-8") for s in (out, err)]
    print(json.dumps({"exit": code, "out": texts[0], "err": texts[1]}), file=answers, flush=True)
