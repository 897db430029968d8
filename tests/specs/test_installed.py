"""Specs from packages: built and installed as anybody's would be, found by name, and no code of theirs imported."""

import os
import re
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from cli.program import ROOT, Ran, run

from dp_rules.spec.installed import installed_specs
from dp_rules.spec.load import load_plan, read_spec
from dp_rules.text.diagnostic import Diagnostic, describe

NAME = "liaoning_part"
PACKAGE = "dp-rules-specs-example"
MODULE = "dp_rules_specs_example"
DOCUMENTED = re.compile(r"```toml\n(\[build-system\].*?)```", re.DOTALL)
"""The ``pyproject.toml`` that the documents tell people to write."""
PYPROJECT = DOCUMENTED.findall((ROOT / "docs/spec.md").read_text(encoding="utf-8"))[0]
SPEC = """format = 1

[plan]
id = "liaoning_part"
extends = "catalogue"
name = "辽宁省残疾预防行动计划（2022—2025年）"
area = "辽宁省"
area_code = "210000"
first_year = 2022
last_year = 2025

[document]
title = "辽宁省残疾预防行动计划（2022—2025年）"
status = "issued"

[indicators.premarital_exam_rate]
no = 2
rule = "rate(premarital_exams, marriage_registrations) > 70%"
wording = ">70％"
place = "一、（四）主要指标 表第2行"
due = 2025
"""
CATALOGUE = """format = 1

[catalogue]
id = "own_catalogue"
name = "目录"
name_en = "catalogue"

[sources.liaoning]
title = "辽宁省残疾预防行动计划（2022—2025年）"
status = "issued"

[units.household]
name = "户"

[calendars.programme_to_date]
name = "计划期累计"

[items.age_friendly_households]
name = "实施家居环境适老化改造的老年人家庭户数"
unit = "household"
kind = "cumulative"
calendar = "programme_to_date"
source = "liaoning"

[indicators.age_friendly_homes]
name = "老年人家庭家居环境适老化改造"
measure = "age_friendly_households"
source = "liaoning"
"""
PLAN_ON_IT = """format = 1

[plan]
id = "mine"
extends = "own_catalogue"
name = "辽宁省残疾预防行动计划（2022—2025年）"
area = "辽宁省"
first_year = 2022
last_year = 2025

[indicators.age_friendly_homes]
rule = "age_friendly_households >= 56266"
wording = "对56266户……实施家居环境适老化改造"
place = "二、（四）“加强儿童伤害和老年人跌倒致残防控”"
due = 2025
"""


# ── a package as anybody would make it ──


def project(folder: Path, home: str) -> Path:
    """Write the sources of a package whose code must not run, its folder in ``home``, and return where they lie."""
    specs = folder / home / MODULE / "specs"
    specs.mkdir(parents=True)
    in_a_folder = PYPROJECT.replace(f'specs = "{MODULE}"', f'specs = "{MODULE}.specs"')
    assert in_a_folder != PYPROJECT
    (folder / "pyproject.toml").write_text(
        f'{in_a_folder}\n[tool.hatch.build]\ndev-mode-dirs = ["src"]\n', encoding="utf-8"
    )
    for package in (specs.parent, specs):
        (package / "__init__.py").write_text('raise RuntimeError("this package has been imported")\n', encoding="utf-8")
    (specs / f"{NAME}.toml").write_text(SPEC, encoding="utf-8")
    (specs / "own_catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    return folder


def tool(*arguments: str | Path, cwd: Path) -> None:
    """Run a Python tool, which has to work; what it builds with is that of this environment."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(site.getsitepackages())}
    subprocess.run([sys.executable, "-m", *arguments], cwd=cwd, env=environment, check=True, capture_output=True)


OFFLINE = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def from_wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Build a wheel, install it, and return a Python that has it."""
    sources = project(tmp_path_factory.mktemp("wheel"), ".")
    tool("hatchling", "build", "-t", "wheel", "-d", "dist", cwd=sources)
    (wheel,) = (sources / "dist").glob("*.whl")
    tool("pip", "install", *OFFLINE, "--target", "site", wheel, cwd=sources)
    return [sys.executable, str(sources / "site")]


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Install the sources themselves into an environment of their own, and return its Python."""
    sources = project(tmp_path_factory.mktemp("editable"), "src")
    venv.create(sources / "venv", with_pip=False)
    python = sources / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    tool("pip", "--python", python, "install", *OFFLINE, "--editable", ".", cwd=sources)
    return [str(python), *site.getsitepackages()]


@pytest.fixture(params=["from_wheel", "editable"])
def python(request: pytest.FixtureRequest) -> list[str]:
    """Return a Python with the package, installed in either way, and what it has to have on its path."""
    found: list[str] = request.getfixturevalue(request.param)
    return found


def dp_of(python: list[str], *arguments: str | Path, cwd: Path = ROOT) -> Ran:
    """Run the program in a Python with the package."""
    return run(
        *arguments,
        cwd=cwd,
        python=python[0],
        LC_ALL="en_US.UTF-8",
        PYTHONPATH=os.pathsep.join([str(ROOT), *python[1:]]),
    )


def test_both_documents_describe_the_package_that_is_built_here() -> None:
    assert DOCUMENTED.findall((ROOT / "docs/spec.zh.md").read_text(encoding="utf-8")) == [PYPROJECT]


def test_the_package_cannot_be_imported(python: list[str]) -> None:
    """Else the tests below would prove nothing."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(python[1:])}
    done = subprocess.run(
        [python[0], "-c", f"import {MODULE}"], env=environment, capture_output=True, text=True, check=False
    )
    assert "RuntimeError: this package has been imported" in done.stderr


def test_a_spec_from_a_package_is_checked_by_its_name(python: list[str]) -> None:
    ran = dp_of(python, "check", NAME)
    assert (ran.code, ran.out, ran.err) == (0, f"{NAME}: no errors\n", "")


def test_a_spec_from_a_package_is_shown_and_cited_by_package_and_file(python: list[str]) -> None:
    ran = dp_of(python, "show", NAME)
    assert (ran.code, ran.err) == (0, "")
    assert f"{PACKAGE}: specs/{NAME}.toml:18  2025 binding" in ran.out
    assert "site-packages" not in ran.out


def test_data_are_evaluated_against_a_spec_from_a_package(python: list[str]) -> None:
    ran = dp_of(python, "evaluate", NAME, "examples/liaoning-2020.csv")
    assert ran.code == 0
    assert re.search(r"2 +Premarital medical examinations +68.5% +> 70% +-1.5 percentage points +not met", ran.out)


def test_a_plan_extends_a_catalogue_from_a_package(python: list[str], tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(PLAN_ON_IT, encoding="utf-8")
    ran = dp_of(python, "show", "mine.toml", "age_friendly_homes", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert f"{PACKAGE}: specs/own_catalogue.toml:18" in ran.out


def test_names_from_packages_are_listed_where_a_name_is_not_found(python: list[str], tmp_path: Path) -> None:
    listed = dp_of(python, "check", "liaoning_prt")
    assert listed.code == 3
    assert f"specs from packages: {NAME} ({PACKAGE}), own_catalogue ({PACKAGE})" in listed.err
    (tmp_path / "mine.toml").write_text(PLAN_ON_IT.replace('"own_catalogue"', '"own_catalog"'), encoding="utf-8")
    meant = dp_of(python, "check", "mine.toml", cwd=tmp_path)
    assert meant.code == 1
    assert 'help: did you mean "own_catalogue"?' in meant.err


# ── who comes first, and what packages can do wrong ──

Site = Path


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a folder from which packages are taken as installed."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def install(folder: Site, name: str, entry_points: str, **specs: str) -> Path:
    """Put a package into a folder as an installer does, with specs by name, and return the package's own folder."""
    module = name.replace("-", "_")
    metadata = folder / f"{module}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(entry_points, encoding="utf-8")
    package = folder / module
    package.mkdir()
    for spec, text in specs.items():
        (package / f"{spec}.toml").write_text(text, encoding="utf-8")
    return package


def offer(value: str) -> str:
    """Return the entry points of a package with one of ours."""
    return f"[console_scripts]\nx = y:z\n\n[dp_rules.specs]\nspecs = {value}\n"


def told(found: list[Diagnostic]) -> list[str]:
    """Return severity, code and Chinese words of each diagnostic."""
    return [f"{one.severity}[{one.code}] {one.message.zh}" for one in found]


NOT_FOUND = "error[file-not-found] 找不到文件"


def test_a_path_comes_before_a_shipped_name_and_that_before_a_package(installed: Site, tmp_path: Path) -> None:
    install(installed, "one", offer("one"), liaoning=SPEC, here=SPEC, there=SPEC)
    (tmp_path / "here").write_text(SPEC.replace("> 70%", "> 71%"), encoding="utf-8")
    rules = {name: plan.indicators[0].rule for name in ("liaoning", "here", "there") if (plan := load_plan(name)[0])}
    assert {name: (rule.place.file, rule.text[-4:]) for name, rule in rules.items()} == {
        "liaoning": ("specs/liaoning.toml", " 80%"),
        "here": ("here", " 71%"),
        "there": ("one: there.toml", " 70%"),
    }


def test_what_lies_beside_comes_before_a_package_for_extends_too(installed: Site, tmp_path: Path) -> None:
    install(installed, "one", offer("one"), own_catalogue=CATALOGUE)
    (tmp_path / "mine.toml").write_text(PLAN_ON_IT, encoding="utf-8")
    from_package, _ = load_plan("mine.toml")
    (tmp_path / "own_catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    from_beside, _ = load_plan("mine.toml")
    assert from_package is not None
    assert from_package.files == ("mine.toml", "one: own_catalogue.toml")
    assert from_beside is not None
    assert from_beside.files == ("mine.toml", "own_catalogue.toml")


def test_within_a_package_what_lies_beside_comes_first(installed: Site) -> None:
    install(installed, "one", offer("one"), mine=PLAN_ON_IT, own_catalogue=CATALOGUE)
    install(installed, "two", offer("two"), own_catalogue=CATALOGUE)
    plan, found = load_plan("mine")
    assert found == []
    assert plan is not None
    assert plan.files == ("one: mine.toml", "one: own_catalogue.toml")


def test_one_name_from_two_packages_is_an_error_that_names_both(installed: Site, tmp_path: Path) -> None:
    install(installed, "one", offer("one"), mine=SPEC, own_catalogue=CATALOGUE)
    install(installed, "two", offer("two"), mine=SPEC, own_catalogue=CATALOGUE)
    (found,) = read_spec("mine")[1]
    assert describe(found) == (
        'mine: error[two-packages]: more than one package has a spec called "mine": one: mine.toml, two: mine.toml'
    )
    (tmp_path / "plan.toml").write_text(PLAN_ON_IT, encoding="utf-8")
    (found,) = read_spec("plan.toml")[1]
    assert describe(found).startswith(
        'plan.toml:5:11: error[two-packages]: more than one package has a spec called "own_'
    )


def test_a_folder_that_is_offered_twice_is_one(installed: Site) -> None:
    install(installed, "one", "[dp_rules.specs]\na = one\nb = one\n", mine=SPEC)
    assert read_spec("mine")[1] == []


def test_the_first_copy_of_a_package_on_the_path_is_the_one_that_counts(installed: Site) -> None:
    install(installed, "one", offer("one"), mine=SPEC)
    later = installed.parent / "later"
    later.mkdir()
    install(later, "one", offer("one"), mine=SPEC, old=SPEC)
    sys.path.append(str(later))
    try:
        assert read_spec("mine")[1] == []
        assert told(read_spec("old")[1]) == [NOT_FOUND]
    finally:
        sys.path.remove(str(later))


WRONG_VALUES = {
    "one.nothing": "没有这个文件夹",
    "one.mine": "没有这个文件夹",
    "nobody": "没有这个文件夹",
    "..": "应当写成 their_package.specs 这样",
    "../outside": "应当写成 their_package.specs 这样",
    "one/../outside": "应当写成 their_package.specs 这样",
    "/etc": "应当写成 their_package.specs 这样",
    "C:\\outside": "应当写成 their_package.specs 这样",
    "one:specs": "应当写成 their_package.specs 这样",
    "one..specs": "应当写成 their_package.specs 这样",
    "one specs": "应当写成 their_package.specs 这样",
    "\x1b[31mone": "应当写成 their_package.specs 这样",
    "__main__": "没有这个文件夹",
    "sys": "没有这个文件夹",
}


@pytest.mark.parametrize("value", WRONG_VALUES)
def test_a_value_that_names_no_folder_of_a_package_is_told_when_a_name_is_not_found(
    value: str, installed: Site
) -> None:
    install(installed, "one", offer(value), mine=SPEC)
    (installed.parent / "outside").mkdir()
    (installed.parent / "outside" / "mine.toml").write_text(SPEC, encoding="utf-8")
    shown = value.replace("\x1b", "�")
    expected = f"warning[unusable-package] 软件包 one 的规格“{shown}”用不上：{WRONG_VALUES[value]}"
    assert sorted(told(read_spec("mine")[1])) == [NOT_FOUND, expected]


def test_a_damaged_package_does_not_disturb_the_others(installed: Site) -> None:
    install(installed, "one", "[dp_rules.specs]\nno equals sign\n", mine=SPEC)
    install(installed, "two", offer("two"), yours=SPEC)
    latin = install(installed, "three", offer("three"), hers=SPEC).parent / "three-1.0.dist-info" / "entry_points.txt"
    latin.write_bytes(b"[dp_rules.specs]\n\xe9 = three\n")
    nameless = install(installed, "four", offer("four"), theirs=SPEC).parent / "four-1.0.dist-info" / "METADATA"
    nameless.unlink()
    assert read_spec("yours")[1] == []
    plan, _ = load_plan("theirs")
    assert plan is not None
    assert plan.files[0] == "?: theirs.toml"
    expected = "warning[unusable-package] 软件包 one 的规格“dp_rules.specs”用不上：entry_points.txt 读不懂"
    assert sorted(told(read_spec("mine")[1])) == [NOT_FOUND, expected]


def test_a_file_whose_name_cannot_be_printed_is_no_spec(installed: Site) -> None:
    package = install(installed, "one", offer("one"), mine=SPEC)
    for name in ("two\nlines.toml", "\x1b[31mred.toml", ".toml"):
        try:
            (package / name).write_text(SPEC, encoding="utf-8")
        except OSError:  # Windows has no such names
            continue
    assert installed_specs() == {"mine": "one"}


def test_a_spec_that_is_a_folder_is_told_as_any_other(installed: Site) -> None:
    package = install(installed, "one", offer("one"))
    (package / "folder.toml").mkdir()
    (found,) = read_spec("folder")[1]
    assert describe(found) == "one: folder.toml: error[unreadable-file]: this is a folder, not a file"


def linked(link: Path, target: Path) -> None:
    """Make a symbolic link, or skip the test where that is not allowed."""
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")


def test_a_link_out_of_the_package_is_not_followed(installed: Site, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text(SPEC, encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "far.toml").write_text(SPEC, encoding="utf-8")
    package = install(installed, "one", "[dp_rules.specs]\na = one\nb = one.away\n", good=SPEC)
    linked(package / "mine.toml", tmp_path / "secret.toml")
    linked(package / "away", tmp_path / "outside")
    linked(package / "same.toml", package / "good.toml")
    linked(package / "circle.toml", package / "circle.toml")
    assert told(read_spec("mine")[1]) == ["error[unusable-package] one: mine.toml 是通向软件包之外的链接，不读"]
    expected = "warning[unusable-package] 软件包 one 的规格“one.away”用不上：它通向软件包之外"
    assert sorted(told(read_spec("far")[1])) == [NOT_FOUND, expected]
    assert read_spec("same")[1] == []
    assert [one.code for one in read_spec("circle")[1]] == ["unreadable-file"]


@pytest.mark.parametrize("extends", ["../../outside", "../../outside.toml", "../one/../../outside"])
def test_a_spec_of_a_package_extends_nothing_outside_of_it(extends: str, installed: Site, tmp_path: Path) -> None:
    (tmp_path / "outside.toml").write_text(CATALOGUE, encoding="utf-8")
    package = install(installed, "one", offer("one"), mine=PLAN_ON_IT.replace("own_catalogue", extends))
    assert (package / f"{extends.removesuffix('.toml')}.toml").is_file()
    assert [one.code for one in read_spec("mine")[1]] == ["extends-not-found"]
    (tmp_path / "mine.toml").write_text(PLAN_ON_IT.replace("own_catalogue", "outside"), encoding="utf-8")
    assert read_spec("mine.toml")[1] == []


def test_a_package_may_keep_its_catalogue_in_another_folder_of_its_own(installed: Site) -> None:
    package = install(installed, "one", offer("one.plans"), own_catalogue=CATALOGUE)
    (package / "plans").mkdir()
    (package / "plans" / "mine.toml").write_text(
        PLAN_ON_IT.replace("own_catalogue", "../own_catalogue"), encoding="utf-8"
    )
    plan, found = load_plan("mine")
    assert found == []
    assert plan is not None
    assert plan.files == ("one: plans/mine.toml", "one: own_catalogue.toml")


@pytest.mark.parametrize("spec", ["liaoning", "examples/nothing.toml", "nothing.toml", "./nothing"])
def test_packages_are_not_looked_at_for_a_path_or_a_shipped_name(spec: str) -> None:
    program = f"import sys; from dp_rules.spec.load import read_spec; read_spec({spec!r})[1]; print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
