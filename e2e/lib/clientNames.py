"""Names that the installed OpenLineage clients know, as JSON.

`python clientNames.py FOLDER`, where FOLDER holds Airflow's provider, unpacked.
"""

import ast
import inspect
import json
import pathlib
import runpy
import sys
import textwrap

import attr
import openlineage.client
from openlineage.client.client import OpenLineageConfig
from openlineage.client.transport.async_http import AsyncHttpConfig
from openlineage.client.transport.http import ApiKeyTokenProvider, HttpConfig


def texts(source):
    """Every text that stands in a piece of code."""
    nodes = ast.walk(ast.parse(source))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def texts_below(folder):
    return set().union(*(texts(file.read_text(encoding="utf-8")) for file in folder.rglob("*.py")))


def fields(*configs):
    return {field.name for config in configs for field in attr.fields(config)}


def functions(file):
    return {node.name for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}


# client, common and dbt
packages = pathlib.Path(openlineage.client.__file__).parent.parent
provider = pathlib.Path(sys.argv[1], "airflow/providers/openlineage")
about = runpy.run_path(str(provider / "get_provider_info.py"))["get_provider_info"]()
names = {
    "sections": fields(OpenLineageConfig),
    "transport": {"type"} | fields(HttpConfig, AsyncHttpConfig),
    "auth": {"type"} | texts(textwrap.dedent(inspect.getsource(ApiKeyTokenProvider))),
    "texts": texts_below(packages),
    "airflowOptions": set(about["config"]["openlineage"]["options"]),
    "airflowMacros": functions(provider / "plugins/macros.py"),
}
print(json.dumps({key: sorted(value) for key, value in names.items()}))
