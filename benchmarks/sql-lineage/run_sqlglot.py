import logging

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import lineage

from reference import main, schema_of

logging.disable(logging.CRITICAL)

DIALECTS = {
    "ansi": "",
    "generic": "",
    "sparksql": "spark",
    "mssql": "tsql",
    "sqlserver": "tsql",
    "db2": "",
    "greenplum": "postgres",
}
WRITES = (exp.Insert, exp.Create, exp.Merge, exp.Update, exp.Delete)


def table_name(table):
    return ".".join(part.name for part in table.parts)


def complete(statement, case):
    """Gives tables the schema and catalog that a case says, as the other tools do."""
    schema, catalog = case.get("default_schema"), case.get("default_db")
    ctes = {cte.alias_or_name.lower() for cte in statement.find_all(exp.CTE)}
    for table in statement.find_all(exp.Table):
        if not table.name or (table.name.lower() in ctes and not table.db):
            continue
        if schema and not table.db:
            table.set("db", exp.to_identifier(schema))
        if catalog and table.db and not table.catalog:
            table.set("catalog", exp.to_identifier(catalog))


def target_of(statement):
    if isinstance(statement, exp.Create) and statement.kind not in ("TABLE", "VIEW"):
        return None
    if isinstance(statement, WRITES):
        return statement.this.find(exp.Table) if statement.this else None
    into = statement.find(exp.Into)
    return into.this if into else None


def tables_of(statement, target):
    read = []
    ctes = {cte.alias_or_name.lower() for cte in statement.find_all(exp.CTE)}
    for table in statement.find_all(exp.Table):
        if table is target or not table.name:
            continue
        if table.name.lower() in ctes and not table.db:
            continue
        read.append(table_name(table))
    return read


def query_of(statement):
    if isinstance(statement, exp.Query):
        return statement
    query = statement.args.get("expression")
    if isinstance(query, exp.Subquery):
        query = query.unnest()
    if not isinstance(query, exp.Query):
        return None
    query = query.copy()
    with_ = statement.args.get("with_") or statement.args.get("with")
    if with_:
        own = query.args.get("with_")
        both = with_.copy()
        for cte in own.expressions if own else []:
            both.append("expressions", cte.copy())
        query.set("with_", both)
    return query


def nested(schema):
    result = {}
    for table, columns in schema.items():
        level = result
        *parents, name = table.split(".")
        for parent in parents:
            level = level.setdefault(parent, {})
        level[name] = {column: "text" for column in columns}
    return result


def named_columns(statement):
    this = statement.this if isinstance(statement, (exp.Insert, exp.Create)) else None
    if not isinstance(this, exp.Schema):
        return []
    return [column.name for column in this.expressions]


def column_edges(statement, target, schema, dialect):
    query = query_of(statement)
    if query is None:
        return []
    for select in query.selects:
        if not select.alias_or_name and not select.is_star:
            select.replace(exp.alias_(select.copy(), select.sql(dialect=dialect), quoted=True))
    names = named_columns(statement)
    edges = []
    nodes = lineage(None, query, schema, dialect=dialect)
    for index, (column, node) in enumerate(nodes.items()):
        for leaf in node.walk():
            if leaf.downstream or not isinstance(leaf.expression, exp.Table):
                continue
            source = {"table": table_name(leaf.expression), "column": leaf.name.split(".")[-1].strip('"`')}
            name = names[index] if index < len(names) else column
            edges.append([source, {"table": target and table_name(target), "column": name}])
    return edges


def analyze(case):
    dialect = DIALECTS.get(case["dialect"], case["dialect"])
    schema = nested(schema_of(case))
    statements = [one for one in sqlglot.parse(case["sql"], read=dialect) if one]
    result = {"statements": len(statements), "inputs": [], "outputs": [], "edges": []}
    for statement in statements:
        if isinstance(statement, (exp.Command, exp.Drop, exp.Use)):
            continue
        complete(statement, case)
        target = target_of(statement)
        result["inputs"] += tables_of(statement, target)
        if target:
            result["outputs"].append(table_name(target))
        try:
            result["edges"] += column_edges(statement, target, schema, dialect)
        except SqlglotError:
            pass  # The tables still count.
    return result


main(analyze)
