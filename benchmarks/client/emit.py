# python emit.py '{ "transport": {...}, "events": 1000, "columns": 4 }': what emit.cjs does,
# with openlineage-python.
import datetime
import json
import logging
import sys
import time
import uuid

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.facet_v2 import column_lineage_dataset, schema_dataset

logging.disable(logging.CRITICAL)
options = json.loads(sys.argv[1])
producer = "https://example.com/benchmark"
namespace = "postgres://warehouse:5432"
names = [f"column_{index}" for index in range(options["columns"])]


def make_event(run_id, state):
    return RunEvent(
        eventType=state,
        eventTime=datetime.datetime.now(datetime.timezone.utc).isoformat(),
        producer=producer,
        run=Run(runId=run_id),
        job=Job(namespace="benchmark", name="nightly.orders"),
        inputs=[InputDataset(namespace=namespace, name="dw.raw.orders")],
        outputs=[
            OutputDataset(
                namespace=namespace,
                name="dw.mart.orders",
                facets={
                    "schema": schema_dataset.SchemaDatasetFacet(
                        fields=[
                            schema_dataset.SchemaDatasetFacetFields(
                                name=name, type="VARCHAR", description=f"What {name} holds"
                            )
                            for name in names
                        ]
                    ),
                    "columnLineage": column_lineage_dataset.ColumnLineageDatasetFacet(
                        fields={
                            name: column_lineage_dataset.Fields(
                                inputFields=[
                                    column_lineage_dataset.InputField(
                                        namespace=namespace,
                                        name="dw.raw.orders",
                                        field=name,
                                        transformations=[
                                            column_lineage_dataset.Transformation(
                                                type="DIRECT", subtype="IDENTITY", description="", masking=False
                                            )
                                        ],
                                    )
                                ]
                            )
                            for name in names
                        }
                    ),
                },
            )
        ],
    )


def emit(client, count):
    for _ in range(count // 2):
        run_id = str(uuid.uuid4())
        client.emit(make_event(run_id, RunState.START))
        client.emit(make_event(run_id, RunState.COMPLETE))


def finish(client):
    wait = getattr(client.transport, "wait_for_completion", None)
    if wait and not wait(timeout=600):
        raise RuntimeError("Events were not delivered in time")


client = OpenLineageClient(config={"transport": options["transport"]})
emit(client, 100)
finish(client)
cpu = time.process_time()
started = time.perf_counter()
emit(client, options["events"])
finish(client)
seconds = time.perf_counter() - started
cpu = time.process_time() - cpu
client.close()
print(json.dumps({"rate": options["events"] / seconds, "cpuMs": cpu * 1000 / options["events"]}))
