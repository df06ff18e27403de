import logging
import warnings

from sqllineage.config import SQLLineageConfig
from sqllineage.core.metadata.dummy import DummyMetaDataProvider
from sqllineage.core.models import Path
from sqllineage.runner import LineageRunner

from reference import main, schema_of

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

DIALECTS = {
    "spark": "sparksql",
    "mssql": "tsql",
    "sqlserver": "tsql",
    "generic": "ansi",
    "postgresql": "postgres",
}


def name_of(table):
    return str(table.uri if isinstance(table, Path) else table).replace("<default>.", "")


def column_of(column):
    parents = [name_of(parent) for parent in ([column.parent] if column.parent else [])]
    return {"table": parents[0] if parents else None, "column": column.raw_name}


def analyze(case):
    dialect = DIALECTS.get(case["dialect"], case["dialect"])
    sql = case["sql"]
    # It gives no columns of a query that is written nowhere.
    wrapped = case.get("dst_name_only") and sql.lstrip().lower().startswith(("select", "with"))
    if wrapped and "insert" not in sql.lower():
        sql = f"CREATE VIEW headwater_result AS {sql}"
    else:
        wrapped = False
    config = dict(case.get("config") or {})
    if case.get("default_schema"):
        config["DEFAULT_SCHEMA"] = case["default_schema"]
    with SQLLineageConfig(**config):
        runner = LineageRunner(
            sql, dialect=dialect, metadata_provider=DummyMetaDataProvider(schema_of(case))
        )
        edges = [
            [column_of(path[0]), column_of(path[-1])]
            for path in runner.get_column_lineage(exclude_path_ending_in_subquery=True)
        ]
        tables = {
            "inputs": [name_of(table) for table in runner.source_tables],
            "outputs": [name_of(table) for table in runner.target_tables],
        }
        if wrapped:
            tables["outputs"] = [
                name for name in tables["outputs"] if not name.endswith("headwater_result")
            ]
        return {"statements": len(runner.statements()), **tables, "edges": edges}


main(analyze)
