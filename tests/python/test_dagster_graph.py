"""The asset graph: lineage, checks, what a failed gate holds back."""

import importlib
import json
from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import dagster as dg
import pytest

from orchestration import audit, steps
from orchestration.errors import OneIdError
from orchestration.settings import Settings


@pytest.fixture(scope="module")
def graph(demo_release, tmp_path_factory):
    """Return the asset graph of the demo, loaded as Dagster loads it."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in demo_release.environment.items():
            patch.setenv(name, value)
        patch.setenv("ONEID_HOME", str(tmp_path_factory.mktemp("dagster")))
        definitions = importlib.import_module("orchestration.definitions").definitions
        return definitions().get_repository_def()


@pytest.fixture(scope="module")
def manifest(demo_release):
    return json.loads((demo_release.target / "manifest.json").read_bytes())


def key(text):
    return dg.AssetKey(text.split("/"))


def upstream_of(graph, text):
    above, waiting = set(), [key(text)]
    while waiting:
        for parent in graph.asset_graph.get(waiting.pop()).parent_keys:
            if parent not in above:
                above.add(parent)
                waiting.append(parent)
    return {found.to_user_string() for found in above}


def test_lineage_goes_from_the_raw_tables_and_the_last_release_to_the_marts(graph):
    above = upstream_of(graph, "core/dim_customers")

    assert {"raw/raw_youzan__customers", "raw/raw_generic__customers"} <= above
    assert {
        "previous/one_ids",
        "matching/one_ids",
        "reference/identifier_types",
    } <= above


def test_the_last_release_is_read_and_never_made(graph):
    previous = key("previous/one_ids")

    assert not graph.asset_graph.get(previous).is_materializable


def test_a_release_needs_every_released_model(graph, manifest):
    released = {
        node["name"]
        for node in manifest["nodes"].values()
        if node["config"].get("meta", {}).get("release")
    }
    parents = graph.asset_graph.get(key("release")).parent_keys

    assert {parent.path[-1] for parent in parents} == released
    assert {"dim_customers", "customer_contacts", "one_ids"} <= released


def test_every_dbt_test_is_an_asset_check(graph, manifest):
    tests = {
        node["name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "test"
    }
    checks = {check.name for check in graph.asset_graph.asset_check_keys}

    assert checks == tests | {"landing_gate", "marts_gate"}


def test_the_landing_gate_stands_before_every_model_that_reads_a_raw_table(
    graph, manifest
):
    raw = {
        key(f"raw/{node['name']}")
        for node in manifest["nodes"].values()
        if node["resource_type"] == "seed" and node["schema"] == "raw"
    }
    guarded = {
        check.asset_key
        for check in graph.asset_graph.asset_check_keys
        if check.name == "landing_gate"
        and graph.asset_graph.get_check_spec(check).blocking
    }

    assert guarded == raw
    assert len(raw) > 30


def test_the_job_covers_everything_and_runs_at_six_in_the_morning(graph):
    job = graph.get_job("build_and_release")
    [daily] = graph.schedule_defs

    made = graph.asset_graph.materializable_asset_keys
    assert job.asset_layer.asset_graph.materializable_asset_keys == made
    assert daily.job_name == job.name
    assert (daily.cron_schedule, daily.execution_timezone) == (
        "0 6 * * *",
        "Asia/Shanghai",
    )


def test_steps_that_open_the_build_database_share_one_pool(graph):
    nodes = graph.get_job("build_and_release").nodes

    assert {node.definition.pool for node in nodes} == {"warehouse"}


def run_with_gates(graph, monkeypatch, failures):
    """Run the real gates and the real release on tables that are not there."""
    from orchestration.defs import expectations, release

    raw = [check.asset_key for check in expectations.landing_gate.check_keys]
    parents = graph.asset_graph.get(key("release")).parent_keys

    @dg.multi_asset(specs=[dg.AssetSpec(k) for k in raw])
    def seeds():
        yield from (dg.MaterializeResult(k) for k in raw)

    @dg.multi_asset(specs=[dg.AssetSpec(k, deps=raw) for k in parents])
    def models():
        yield from (dg.MaterializeResult(k) for k in parents)

    def check(gate, settings):
        return audit.GateResult(gate, tuple(failures.get(gate, ())))

    monkeypatch.setattr(audit, "GATES", (check,))
    with dg.DagsterInstance.ephemeral() as instance:
        result = dg.materialize(
            [
                *(seeds, models, expectations.landing_gate),
                *(expectations.marts_gate, release.release),
            ],
            instance=instance,
            raise_on_error=False,
        )
    done = {event.step_key for event in result.get_step_success_events()}
    return done, result


def test_a_failing_landing_gate_stops_before_the_models(graph, monkeypatch):
    sentence = "Rows: generic.orders has 0, allowed is at least 1."
    done, result = run_with_gates(graph, monkeypatch, {"landing": [sentence]})

    assert not result.success
    assert done == {"seeds"}
    failed = [c for c in result.get_asset_check_evaluations() if not c.passed]
    assert [c.asset_key for c in failed] == [key("raw/raw_generic__orders")]
    assert sentence in failed[0].metadata["failures"].value


def test_a_failure_that_concerns_no_single_table_concerns_all(graph, monkeypatch):
    _, result = run_with_gates(graph, monkeypatch, {"landing": ["Nothing landed."]})

    evaluations = result.get_asset_check_evaluations()
    assert len(evaluations) > 30
    assert not any(c.passed for c in evaluations)


def test_a_failing_marts_gate_holds_the_release_back(graph, monkeypatch):
    done, result = run_with_gates(graph, monkeypatch, {"marts": ["Too few customers."]})

    assert not result.success
    assert {"seeds", "landing_gate", "models"} <= done
    assert "release" not in {event.step_key for event in result.all_events}


def test_a_release_of_what_this_run_has_not_built_is_refused(graph, monkeypatch):
    done, result = run_with_gates(graph, monkeypatch, {})

    assert not result.success
    assert "release" not in done
    [failure] = result.filter_events(lambda event: event.is_step_failure)
    assert "run the whole job" in failure.step_failure_data.error_display_string


def test_with_files_the_raw_tables_are_the_sources(graph, manifest):
    from orchestration.project import raw_keys

    keys = raw_keys(manifest, "files")

    assert keys["youzan.customers"] == key("raw_youzan/customers")
    assert set(keys) == set(raw_keys(manifest, "seeds"))


def test_a_manifest_of_other_systems_or_another_landing_is_made_anew(
    graph, demo_release, tmp_path
):
    from orchestration.project import is_made_for

    path = demo_release.target / "manifest.json"
    demo = Settings.load(home=tmp_path)

    assert is_made_for(demo, path)
    assert not is_made_for(replace(demo, systems=("generic",)), path)
    assert not is_made_for(replace(demo, landing="files"), path)
    assert not is_made_for(demo, tmp_path / "manifest.json")


def test_a_run_of_outside_data_keeps_its_as_of_when_it_is_started_anew(tmp_path):
    files = Settings.load(home=tmp_path, landing="files")
    began = {
        "first": datetime(2026, 3, 1, 6, 0, 5, tzinfo=ZoneInfo("Asia/Shanghai")),
        "again": datetime(2026, 3, 1, 9, 0, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
    }

    def as_of(run_id, root_run_id):
        records = {k: SimpleNamespace(create_timestamp=v) for k, v in began.items()}
        instance = SimpleNamespace(get_run_record_by_id=records.get)
        run = SimpleNamespace(run_id=run_id, root_run_id=root_run_id)
        context = SimpleNamespace(run=run, instance=instance)
        return steps.settings_of(context, files).as_of

    assert as_of("first", None) == "2026-02-28 22:00:05"
    assert as_of("again", "first") == "2026-02-28 22:00:05"
    assert as_of("again", None) == "2026-03-01 01:00:00"


def test_the_demo_keeps_its_day(tmp_path):
    demo = Settings.load(home=tmp_path)

    assert steps.settings_of(SimpleNamespace(), demo).as_of is None


def test_what_a_run_has_done_counts_until_somebody_else_builds(tmp_path):
    settings = Settings.load(home=tmp_path)

    def take_step(run, name, content):
        context = SimpleNamespace(run=SimpleNamespace(root_run_id=None, run_id=run))
        with steps.step(context, settings, name, is_whole=True):
            settings.build_path.write_text(content)

    take_step("run 1", steps.SEED, "one")
    take_step("run 1", steps.BUILD, "three")
    assert steps.done_by(settings, "run 1") == steps.all_steps(settings)
    assert steps.done_by(settings, "run 2") == set()

    settings.build_path.write_text("built by hand")
    assert steps.done_by(settings, "run 1") == set()

    take_step("run 2", steps.SEED, "seven")
    take_step("run 1", steps.BUILD, "eleven")
    assert steps.done_by(settings, "run 1") == {steps.BUILD}


def test_a_readable_error_ends_a_step_without_a_note(tmp_path):
    settings = Settings.load(home=tmp_path)
    context = SimpleNamespace(run=SimpleNamespace(root_run_id=None, run_id="run"))

    with (
        pytest.raises(dg.Failure, match="what to do"),
        steps.step(context, settings, steps.SEED, is_whole=True),
    ):
        raise OneIdError("what to do")

    assert steps.done_by(settings, "run") == set()
