"""The terminal: its encoding, its language, a pipe that closes, and what happens when the program itself is at fault."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from cli.program import ROOT, Ran, clean_environment, dp, run

EVALUATE = ("evaluate", "liaoning", "examples/liaoning-2020.csv")
EXPLAIN = ("explain", "liaoning", "examples/liaoning-2020.csv", "--indicator", "2")


# ── encodings ──


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_a_console_of_another_encoding_shows_chinese(encoding: str) -> None:
    ran = run(*EVALUATE, "--lang", "zh", encoding=encoding, PYTHONIOENCODING=encoding)
    assert ran.code == 0
    assert "婚前医学检查率" in ran.out
    assert "3岁以下儿童系统管理率" in ran.out
    assert "共 33 项" in ran.err.replace("\ufeff", "")


@pytest.mark.parametrize(
    ("encoding", "arguments"),
    [
        ("ascii", EVALUATE),
        ("ascii:strict", EXPLAIN),
        ("latin-1", ("check", "nowhere")),
        ("cp1252", ("show", "jilin", "2")),
        ("cp437", ("evaluate", "--help")),
        ("gbk:strict", ("show", "liaoning")),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_a_console_that_has_no_chinese_does_not_crash(encoding: str, arguments: tuple[str, ...]) -> None:
    console = encoding.partition(":")[0]
    env = {"PYTHONIOENCODING": encoding, "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "dp_rules", *arguments, "--lang", "zh"],
        cwd=ROOT, env=clean_environment(**env), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == (3 if arguments[0] == "check" else 0)
    said = (done.stdout + done.stderr).decode(console, errors="replace")
    assert "Traceback" not in said
    assert "UnicodeEncodeError" not in said


@pytest.mark.parametrize("locale", ["C", "zh_CN.GBK"])
def test_a_locale_that_is_not_installed_does_no_harm(locale: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dp_rules", *EXPLAIN], cwd=ROOT, env=clean_environment(LC_ALL=locale),
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"68.5" in done.stdout


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm"}])
def test_there_is_no_escape_code_ever(env: dict[str, str]) -> None:
    """Every run is held to it; here with what asks for colours."""
    assert "\x1b" not in run("check", "tests/golden/specs/wrong-unit.toml", env=env).said


# ── language ──


def language(env: dict[str, str]) -> str:
    """Return the language in which the program answers, here to a command that there is none of."""
    return {"错误：": "zh", "error:": "en"}[re.split("(?<=[：:])", run("none", env=env).err)[0]]


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "ZH_cn.gbk"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
        ({"LANG": ""}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_locale_decides_the_language(env: dict[str, str], expected: str) -> None:
    assert language(env) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("check", "liaoning", "--lang", "en"), "liaoning: no errors\n"),
        (("check", "liaoning", "--lang=en"), "liaoning: no errors\n"),
        (("check", "--lang", "en", "liaoning"), "liaoning: no errors\n"),
        (("--lang", "en", "check", "liaoning"), "liaoning: no errors\n"),
        (("--lang=en", "check", "liaoning"), "liaoning: no errors\n"),
    ],
)
def test_the_option_wins_over_the_locale_wherever_it_stands(arguments: tuple[str, ...], expected: str) -> None:
    assert run(*arguments, LANG="zh_CN.UTF-8").out == expected


def test_of_two_languages_asked_for_the_last_wins_as_with_every_option() -> None:
    assert run("--lang", "zh", "check", "liaoning", "--lang", "en", LANG="C").out == "liaoning: no errors\n"


# ── where it runs ──


def test_it_runs_from_anywhere(tmp_path: Path) -> None:
    data = tmp_path / "数据 2020.csv"
    data.write_bytes((ROOT / "examples/liaoning-2020.csv").read_bytes())
    ran = run("explain", "liaoning", data.name, "--indicator", "2", "--lang", "zh", cwd=tmp_path)
    assert ran.code == 0
    assert '数据 2020.csv:3  "68.5％"' in ran.out
    assert "specs/liaoning.toml:46" in ran.out


def test_a_spec_beside_one_wins_over_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "liaoning").write_text("format = 1\n", encoding="utf-8")
    assert run("check", "liaoning", cwd=tmp_path, LANG="C").code == 1


# ── pipes ──


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a pipe in other ways")
@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluate", "liaoning", "examples/national.csv", "--prefer", "国家统计局", "--period", "1990..2030", "--format", "json"),
        ("show", "liaoning"),
        ("evaluate", "--help"),
    ],
    ids=["a long output", "an output of some pages", "help"],
)  # fmt: skip
def test_a_pipe_that_closes_is_no_fault_and_no_answer(arguments: tuple[str, ...]) -> None:
    """``| head -1`` is a person who has seen enough: no traceback, and not exit 1, which says that the answer is no."""
    with subprocess.Popen(
        [sys.executable, "-m", "dp_rules", *arguments],
        cwd=ROOT, env=clean_environment(LANG="C"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
    assert "fault" not in said
    assert process.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a pipe in other ways")
def test_a_pipe_that_closes_on_both_streams_is_no_answer_either() -> None:
    """``2>&1 | head -1``."""
    with subprocess.Popen(
        [sys.executable, "-m", "dp_rules", "show", "liaoning"],
        cwd=ROOT, env=clean_environment(LANG="C"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.close()
    assert process.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(
    ("closing", "code", "said"),
    [
        ("<&-", 0, ""),
        ("2>&-", 0, ""),
        (">&-", 3, "error: the result cannot be written (standard output is closed)\n"),
        (">&- 2>&-", 3, ""),
        (">&- -o /dev/null", 0, ""),
    ],
)
def test_a_closed_stream_does_no_harm_but_that_what_is_asked_for_goes_nowhere(
    closing: str, code: int, said: str
) -> None:
    command = f'"{sys.executable}" -m dp_rules show catalogue {closing}'
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, env=clean_environment(LANG="C"), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (code, said)


# ── a fault of our own ──


def broken(fault: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make evaluation fail in a way that nobody foresaw."""

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(import_module("dp_rules.evaluation.run"), "evaluate_plan", fail)


def test_a_fault_of_the_program_is_a_sentence_and_exit_code_4(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DP_RULES_DEBUG", raising=False)
    broken(RuntimeError("the moon is down"), monkeypatch)
    chinese, english = dp(*EVALUATE), dp(*EVALUATE, lang="en")
    assert (chinese.code, chinese.out) == (english.code, english.out) == (4, "")
    assert "程序出错（不是输入的问题）：RuntimeError: the moon is down" in chinese.err
    assert "a fault of the program, not of the input: RuntimeError: the moon is down" in english.err
    assert "DP_RULES_DEBUG=1" in chinese.err
    assert len(chinese.err.splitlines()) == 2


def test_a_fault_of_the_program_leaves_the_old_output(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken(RuntimeError("x"), monkeypatch)
    output = tmp_path / "out.json"
    output.write_bytes(b"as it was")
    assert dp(*EVALUATE, "-o", output).code == 4
    assert output.read_bytes() == b"as it was"


def test_a_fault_is_raised_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(RuntimeError("the moon is down"), monkeypatch)
    monkeypatch.setenv("DP_RULES_DEBUG", "1")
    with pytest.raises(RuntimeError, match="the moon is down"):
        dp(*EVALUATE)


def test_a_fault_says_nothing_that_a_terminal_obeys(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(RuntimeError("\x1b[31mred\x9b1m"), monkeypatch)
    ran: Ran = dp(*EVALUATE)
    assert ran.code == 4
    assert "\x9b" not in ran.err


def test_running_out_of_stack_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(RecursionError("maximum recursion depth exceeded"), monkeypatch)
    assert dp(*EVALUATE).code == 4


def test_an_interrupt_is_said_and_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(KeyboardInterrupt(), monkeypatch)
    chinese, english = dp(*EVALUATE), dp(*EVALUATE, lang="en")
    assert chinese.code == english.code != 0
    assert "已中止" in chinese.err
    assert "stopped" in english.err


# ── where -o leads ──


@pytest.mark.parametrize(
    "arguments", [("show", "liaoning", "--format", "json"), ("new", "沈阳市", "--extends", "liaoning")]
)
def test_what_programs_read_is_utf_8_whatever_the_console(arguments: tuple[str, ...]) -> None:
    ran = run(*arguments, encoding="utf-8", PYTHONIOENCODING="gbk")
    assert ran.code == 0
    assert "婚前医学检查率" in ran.out or "沈阳市" in ran.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name on this system")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", "import sys; print(open(sys.argv[1]).read())", str(pipe)],
                          stdout=subprocess.PIPE, encoding="utf-8") as reader:  # fmt: skip
        assert dp("check", "liaoning", "-o", pipe, lang="en").code == 0
        assert reader.communicate(timeout=30)[0].strip() == "liaoning: no errors"
    assert pipe.is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of another kind")
def test_a_link_still_leads_to_its_file_which_keeps_its_permissions(tmp_path: Path) -> None:
    file, link = tmp_path / "file.txt", tmp_path / "link.txt"
    file.write_text("before", encoding="utf-8")
    file.chmod(0o600)
    link.symlink_to(file)
    assert dp("check", "liaoning", "-o", link, lang="en").code == 0
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "liaoning: no errors\n"
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o400)
    ran = dp("check", "jilin", "-o", link, lang="en")
    assert ran.code == 3
    assert "read-only" in ran.err
    assert file.read_text(encoding="utf-8") == "liaoning: no errors\n"
