"""Pull databases and APIs, through dlt, into batches of the landing folder."""

import os

# Before any module here imports dlt: it reports to nobody, logs no rows, and names
# of columns stay as they are.
os.environ.update(
    RUNTIME__DLTHUB_TELEMETRY="false",
    RUNTIME__LOG_LEVEL="CRITICAL",
    RUNTIME__INTERCEPT_SIGNALS="false",
    LOAD__DELETE_COMPLETED_JOBS="true",
    # What is written is read again at once.
    DATA_WRITER__DISABLE_COMPRESSION="true",
    LOAD__WORKERS="1",
    NORMALIZE__WORKERS="1",
    SCHEMA__NAMING="direct",
)
