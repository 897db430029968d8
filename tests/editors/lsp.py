"""A language server as an editor talks to it: messages over its standard input and output."""

import json
import queue
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Message = dict[str, Any]
PATIENCE = 30
"""Seconds to wait for one message."""


class Server:
    """A server that runs for the length of a ``with``, and has one editor."""

    def __init__(self, command: Sequence[str | Path], cwd: Path, env: Mapping[str, str]) -> None:
        """Start it, and exchange the first words."""
        self._process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._said: queue.Queue[Message] = queue.Queue()
        self._asked = 0
        self.diagnostics: dict[str, list[Message]] = {}
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.about = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.tell("initialized", {})

    def __enter__(self) -> Self:
        """Return the server."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Part in peace after good work; after a failure, end it."""
        if kind is None:
            self.ask("shutdown", None)
            self.tell("exit", None)
        else:
            self._process.kill()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def tell(self, method: str, parameters: Any) -> None:
        """Say something that wants no answer."""
        self._send({"method": method, "params": parameters})

    def ask(self, method: str, parameters: Any) -> Any:
        """Ask, and return the answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters})
        while True:
            message = self._next()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def open(self, file: Path) -> list[Message]:
        """Open a file, and return what the server finds wrong with it."""
        uri = file.as_uri()
        text = file.read_text(encoding="utf-8")
        self.tell(
            "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "toml", "version": 1, "text": text}}
        )
        while uri not in self.diagnostics:
            self._next()
        return self.diagnostics[uri]

    def complete(self, file: Path, line: int, character: int) -> dict[str, Message]:
        """Return what the server offers at a place, by label."""
        answer = self.ask("textDocument/completion", _at(file, line, character))
        return {item["label"]: item for item in (answer["items"] if isinstance(answer, dict) else answer)}

    def hover(self, file: Path, line: int, character: int) -> str:
        """Return what the server shows of what stands at a place."""
        text: str = self.ask("textDocument/hover", _at(file, line, character))["contents"]["value"]
        return text

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _next(self) -> Message:
        """Return the next message; questions of the server are answered with nothing, diagnostics are kept."""
        message = self._said.get(timeout=PATIENCE)
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while head := stream.readline():
            length = 0
            while head.strip():
                name, _, value = head.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                head = stream.readline()
            self._said.put(json.loads(stream.read(length)))


def _at(file: Path, line: int, character: int) -> Message:
    """Return a place, with line and character from 0, as the protocol has it."""
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": character}}
