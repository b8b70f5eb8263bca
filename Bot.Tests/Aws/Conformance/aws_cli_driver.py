"""Runs the installed AWS CLI for many commands in one process, because starting it takes most of a second.

Input: one JSON object a line: {"key", "service", "operation", "parameters", "region", "arguments"}. "arguments" stand in
for the parameters where a command wants an output file too. Each case is called with its own access key, by which the capturing server tells the requests apart. Output: a line "key<TAB>exit status<TAB>last error line".
"""
import contextlib
import io
import json
import os
import sys

from awscli.clidriver import create_clidriver
from botocore import xform_name

endpoint = sys.argv[1]
for line in sys.stdin:
    case = json.loads(line)
    os.environ["AWS_ACCESS_KEY_ID"] = case["key"]
    parameters = case["arguments"] or ["--cli-input-json", json.dumps(case["parameters"])]
    arguments = [case["service"], xform_name(case["operation"], "-"), *parameters, "--region", case["region"], "--endpoint-url", endpoint, "--no-cli-pager", "--no-paginate"]
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        try:
            status = create_clidriver().main(arguments)
        except SystemExit as e:
            status = e.code
    said = errors.getvalue().strip().splitlines()
    print(case["key"], status, said[-1] if said else "", sep="\t", flush=True)
