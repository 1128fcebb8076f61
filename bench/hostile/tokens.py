"""What readers trip over, by the suffix of the file; put anywhere into one."""

from __future__ import annotations

TOKENS: dict[str, tuple[bytes, ...]] = {
    "txt": (
        b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x0c", b"\r", b"\xe2\x80\xa8", b"\xed\xa0\x80",
        b"\n\n\n", b"1.", b"\xe2\x80\xa2 ", b"\t" * 40, b"(" * 300, b"\xcc\x81" * 50, b"IV. ",
    ),
    "md": (
        b"```", b"- " * 30, b"> " * 60, b"#" * 8 + b" ", b"|---|---|", b"[" * 90, b"](", b"<!--",
        b"\n---\n", b"\n===\n", b"**", b"_" * 9, b"<ul><li>", b"&#0;", b"\x00", b"\n1. ", b"\\",
    ),
    "html": (
        b"<ul>", b"</ul>", b"<li>", b"<table>", b"</td>", b"<tr>", b"</body>", b"<!--", b"-->",
        b"<script>", b"</p>", b"<br>", b"&#0;", b"&#x110000;", b"&#xD800;", b"<![CDATA[", b"\x00",
        b"<svg><title>", b"<template>", b"<noscript>", b"<ol start=99999999999999999999>",
        b"<ol type=I start=-5>", b"<meta charset=utf-7>", b"<li value=x>", b"<nav>",
        b"<p hidden>", b"<td colspan=1000000 rowspan=1000000>", b"<base href='http://['>",
        b"<h9>", b"<x:y>",
    ),
    "docx": (
        b"<w:p/>", b"<w:p>", b"</w:p>", b"<w:tbl/>", b"<w:numId w:val='999999999999'/>",
        b"<w:ilvl w:val='-1'/>", b"<w:ilvl w:val='x'/>", b"<w:start w:val='99999999999999'/>",
        b"<w:sz w:val='-7'/>", b"<w:sz w:val='half'/>", b"<w:gridSpan w:val='100000000'/>",
        b"<w:t/>", b"<w:tab/>", b"<w:br/>", b"<w:fldChar/>", b'<w:instrText>HYPERLINK "',
        b"<w:footnoteReference w:id='x'/>", b"<w:hyperlink r:id='gone'>", b"</w:hyperlink>",
        b"<w:lvlText w:val='%9%8%77'/>", b"<w:numFmt w:val='none'/>", b"<w:pStyle w:val='gone'/>",
        b"<w:basedOn w:val='Normal'/>", b"<w:sdt/>", b"&#0;", b"<w:color w:val='zz'/>",
    ),
    "pdf": (
        b"endobj", b"endstream", b"stream\n", b"<<", b">>", b"[", b"]", b"(", b")", b"/Kids",
        b"/Parent 1 0 R", b"1 0 R", b"2 0 R", b"3 0 R", b"null", b"/Length -1", b"/Rotate 37",
        b"/Count 999999999", b"/MediaBox [0 0 0 0]", b"/CropBox [9 9 -9 -9]",
        b"/Filter /LZWDecode", b"/Type /Pages", b"BT", b"ET", b"Q Q Q", b"q " * 50, b" Tf ",
        b" 0 0 0 0 0 0 Tm ", b"Tj", b" 1e38 0 0 1e38 0 0 cm ", b"/F1 -4 Tf", b"/F1 0 Tf",
        b"/F9 1e9 Tf", b"3 Tr", b"0 Tz", b"/P <</MCID -1>> BDC", b"EMC", b"BI", b"ID", b"EI",
        b"\x00", b"%%EOF", b"xref",
    ),
}  # fmt: skip
