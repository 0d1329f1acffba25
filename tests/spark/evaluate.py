"""Run in the environment of Spark: what expressions on `x` make of texts.

Reads {"expressions": […], "texts": […]} and prints, text by text, the results.
"""

import json
import sys

from pyspark.sql import SparkSession

SETTINGS = {
    "spark.master": "local[1]",
    "spark.ui.enabled": "false",
    # Few rows: to compile the expressions would take longer than to walk them.
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.session.timeZone": "UTC",
}


def main() -> None:
    """Answer one question."""
    asked = json.load(sys.stdin)
    builder = SparkSession.builder
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    texts = session.createDataFrame(
        list(enumerate(asked["texts"])), "position int, x string"
    )
    texts.createOrReplaceTempView("texts")
    items = ", ".join(f"{sql} as c{n}" for n, sql in enumerate(asked["expressions"]))
    rows = session.sql(f"select {items} from texts order by position").collect()
    json.dump([list(row) for row in rows], sys.stdout)


if __name__ == "__main__":
    main()
