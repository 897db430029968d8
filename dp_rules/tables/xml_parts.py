"""The XML of a workbook's parts, parsed as it comes: neither entities nor a DTD, and no tree in memory."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, cast
from xml.parsers.expat import ExpatError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from dp_rules.tables.unreadable import damaged

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

DEEPEST = 200
LONGEST_TEXT = 1_000_000

Start = Callable[[str, dict[str, str]], None]


def new_parser() -> "XMLParserType":
    """Return an expat parser that raises at a DTD, at entities and at references to other files.

    defusedxml sets these refusals; the tree that it would build is not wanted, so the handlers for
    elements are free. Names come as ``namespace}name``.
    """
    parser = cast("XMLParserType", cast("Any", DefusedXMLParser(forbid_dtd=True)).parser)
    parser.DefaultHandlerExpand = None
    parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
    parser.CommentHandler = parser.ProcessingInstructionHandler = None
    parser.ordered_attributes = False
    parser.buffer_text = True
    return parser


def parse(parser: "XMLParserType", chunks: Iterator[bytes], part: str) -> Iterator[None]:
    """Parse a part, and yield after each chunk; raises ``UnreadableError``."""
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003  it takes no keywords
            yield
        parser.Parse(b"", True)  # noqa: FBT003  as above
        yield
    except ExpatError as fault:
        raise damaged(
            f"{part} 第 {fault.lineno} 行的 XML 不完整或有错", f"the XML of {part} is cut short or wrong ({fault})"
        ) from fault
    except DefusedXmlException as fault:
        raise damaged(f"{part} 含有不许可的 XML 定义", f"{part} has XML definitions that are not allowed") from fault


def each_start(chunks: Iterator[bytes], part: str, start: Start) -> None:
    """Call ``start`` with the local name and the attributes of each element of a part."""
    depth = 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise too_deep(part)
        start(tag.rpartition("}")[2], attributes)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = new_parser()
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    for _ in parse(parser, chunks, part):
        pass


def each_text(chunks: Iterator[bytes], part: str, whole: str, done: Callable[[str, dict[str, str]], None]) -> None:
    """Call ``done`` with the text and the attributes of each element ``whole``, without how it is to be pronounced."""
    depth = 0
    aside = 0
    said: list[str] = []
    heard: list[str] = []
    length = 0
    held: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, aside, held, length
        depth += 1
        if depth > DEEPEST:
            raise too_deep(part)
        local = tag.rpartition("}")[2]
        heard.clear()
        if local == whole:
            held, length = attributes, 0
            said.clear()
        elif local == "rPh":
            aside += 1

    def end(tag: str) -> None:
        nonlocal depth, aside, length
        depth -= 1
        local = tag.rpartition("}")[2]
        if local == "t" and not aside:
            text = "".join(heard)
            length += len(text)
            if length > LONGEST_TEXT:
                raise too_long(part)
            said.append(text)
        elif local == "rPh":
            aside -= 1
        elif local == whole:
            done("".join(said), held)

    parser = new_parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = heard.append
    for _ in parse(parser, chunks, part):
        pass


def too_deep(part: str) -> Exception:
    """Return that elements lie within one another without end."""
    return damaged(f"{part} 嵌套超过 {DEEPEST} 层", f"{part} is nested more than {DEEPEST} deep")


def too_long(part: str) -> Exception:
    """Return that one text is longer than any cell can be."""
    return damaged(
        f"{part} 中有一格超过 {LONGEST_TEXT} 个字符", f"a cell in {part} is longer than {LONGEST_TEXT} characters"
    )
