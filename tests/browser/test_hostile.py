"""Nothing in a document, a title, a configuration or a file's name can run code in the page."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pipeline.report.page import render_page
from tests.browser.pages import OpenPage, PageOpener
from tests.commands.projects import run_command
from tests.report.page.editions import Edition, Line, build_edition, make_finding

#: Each would call ``hit`` if any of it were taken for code, in some place of a page.
PAYLOADS = (
    "<script>hit()</script>",
    "</script><script>hit()</script>",
    "</style><script>hit()</script>",
    "</title><script>hit()</script>",
    "</textarea><script>hit()</script>",
    "--><script>hit()</script><!--",
    "<!--<script>hit()//-->",
    "]]><script>hit()</script>",
    "<ScRiPt>hit()</sCrIpT>",
    "<script src=data:text/javascript,hit()></script>",
    '<script type="module">hit()</script>',
    '"><script>hit()</script>',
    "'><script>hit()</script>",
    "<img src=x onerror=hit()>",
    '<img src="x" onerror="hit()">',
    "<img src=x onerror=&#104;it()>",
    '"><img src=x onerror=hit()>',
    "'><img src=x onerror=hit()>",
    '" onmouseover="hit()" autofocus onfocus="hit()" x="',
    "' onmouseover='hit()' autofocus onfocus='hit()' x='",
    " onfocus=hit() autofocus tabindex=0 ",
    "<svg onload=hit()>",
    "<svg/onload=hit()>",
    "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "</svg><img src=x onerror=hit()>",
    '<svg><a href="javascript:hit()"><rect width=99 height=99 /></a></svg>',
    '<a href="javascript:hit()">klik</a>',
    "javascript:hit()",
    "#javascript:hit()",
    "data:text/html,<script>hit()</script>",
    "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    '<iframe src="javascript:parent.hit()"></iframe>',
    '<object data="javascript:hit()"></object>',
    '<embed src="javascript:hit()">',
    "<body onload=hit()>",
    "<details open ontoggle=hit()>",
    "<input autofocus onfocus=hit()>",
    "<select autofocus onfocus=hit()>",
    "<video><source onerror=hit()></video>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=hit()>",
    '<meta http-equiv="refresh" content="0;url=javascript:hit()">',
    '<base href="javascript:hit()//">',
    '<form action="javascript:hit()"><button>ok</button></form>',
    "<style>@import 'javascript:hit()';</style>",
    '<div style="background:url(javascript:hit())">',
    "<template><script>hit()</script></template>",
    "<noscript><img src=x onerror=hit()></noscript>",
    "{{ self._TemplateReference__context.cycler.__init__.__globals__ }}",
    "{% include '/etc/passwd' %}{{ 7*7 }}${7*7}",
    "\\u003cscript\\u003ehit()\\u003c/script\\u003e",
    "+ADw-script+AD4-hit()+ADw-/script+AD4-",
    "`-hit()-`",
    "';hit();//",
    '";hit();//',
    "\u2028hit()\u2029",
    "<scr\x00ipt>hit()</scr\x00ipt>",
    "\u202e<script>hit()</script>",
)

_WATCH = "window.hits = 0; window.hit = () => { window.hits += 1; };"


def _use_everything(opened: OpenPage) -> None:
    """Goes where a person goes, over everything that was planted."""
    page = opened.page
    for record in opened.all(".record .words").all():
        record.click()
        for place in opened.all(".sources .is-current:visible").all():
            place.dispatch_event("pointerover")
    page.get_by_role("searchbox").fill("hit")
    page.get_by_role("searchbox").fill("")
    page.get_by_role("button", name="As text").click()
    for view in ("Overview", "Checks", "Records"):
        page.get_by_role("navigation", name="Parts").get_by_role("link", name=view).click()


def _expect_untouched(opened: OpenPage) -> None:
    assert opened.page.evaluate("window.hits") == 0
    elements = opened.page.evaluate(
        "[...document.querySelectorAll('script, iframe, object, embed, base, video, math, "
        'template, form[action], a[href^="javascript" i], img:not([src^="data:image/"])\')]'
        ".map((one) => one.outerHTML.slice(0, 80))"
    )
    assert len(elements) == 1, "only the page's own script"
    marked = opened.page.evaluate(
        "[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes])"
        ".filter((one) => one.name.startsWith('on')).map((one) => one.name)"
    )
    assert marked == []


def _plant(payloads: tuple[str, ...]) -> Edition:
    """An edition with payloads wherever somebody else's words go."""
    words = " ".join(payload.replace("\n", " ") for payload in payloads)
    lines = [
        Line(text=words, role="title", reason=words),
        Line(text=f"Thema {words}", role="theme", number="1", reason=words, marker=words),
        Line(
            text=f"Doel {words}",
            role="objective",
            number="1.1",
            reason=words,
            correction=(words, words),
            mention=words,
            language=words,
        ),
        Line(text=words, role=words, reason=words),
    ]
    paged = [
        Line(text=one.text, role=one.role, number=one.number, reason=words, page=1) for one in lines
    ]
    return build_edition(
        {"press": lines, "brochure": paged, words: lines},
        title=words,
        findings=[
            make_finding(words, words, accepted=words),
            make_finding(words, words, record="delta-2031/press/1.1"),
            make_finding(words, words, source=words, page=1),
        ],
    )


@pytest.mark.parametrize("first", range(0, len(PAYLOADS), 20))
def test_planted_in_every_value(open_page: PageOpener, first: int) -> None:
    payloads = PAYLOADS[first : first + 20]
    open_page.before = _WATCH
    opened = open_page(_plant(payloads))
    _use_everything(opened)
    _expect_untouched(opened)
    title = opened.page.title()
    assert all(payload.strip()[:4].strip() in title for payload in payloads[:1])


def test_planted_in_documents_configuration_and_file_names(
    open_page: PageOpener, tmp_path: Path
) -> None:
    """The whole way, from files that hold them to the page that a run writes."""
    root = tmp_path / "project"
    (root / "config" / "editions").mkdir(parents=True)
    shown = [one for one in PAYLOADS if one.isprintable()]
    assert len(shown) >= 40
    half = len(shown) // 2
    text = "\n\n".join(
        f"## {number}. Thema {number}\n\n"
        + "\n".join(f"- Doel {payload.replace('`', '')} einde" for payload in some)
        for number, some in enumerate((shown[:half], shown[half:]), start=1)
    )
    name = "\"><img src=x onerror=hit()> '&.txt"
    document = tmp_path / name
    document.write_text(f"Programma <script>hit()</script>\n\n{text}\n", encoding="utf-8")
    page = tmp_path / "artikel.html"
    items = "".join(f"<li>Doel {html.escape(payload)} einde</li>" for payload in shown)
    page.write_text(
        "<!doctype html><html lang=nl><title>&lt;script&gt;hit()&lt;/script&gt;</title><body>"
        f"<h1>Programma</h1><h2>1. Thema 1</h2><ul>{items}</ul><h2>2. Thema 2</h2><ul>{items}</ul>",
        encoding="utf-8",
    )
    result = run_command("new", "vijand", document, page, root=root)
    assert result.returncode == 0, result.stderr
    config = root / "config" / "editions" / "vijand.toml"
    said = config.read_text(encoding="utf-8").splitlines()
    titled = [
        "title = '</title><script>hit()</script>'" if line.startswith("title =") else line
        for line in said
    ]
    config.write_text("\n".join(titled) + "\n", encoding="utf-8")
    result = run_command("run", "vijand", root=root)
    assert result.returncode in {0, 1}, result.stderr
    (report,) = root.glob("**/report.html")
    open_page.before = _WATCH
    opened = open_page(report)
    assert opened.page.title().startswith("</title><script>hit()</script>")
    expect(opened.all(".sources")).to_contain_text("<svg/onload=hit()>")
    for number in range(2):
        opened.all(".source-choice a").nth(number).click()
        opened.all(".stretch:visible").first.click()
    for view in ("Overview", "Checks"):
        opened.page.get_by_role("navigation", name="Parts").get_by_role("link", name=view).click()
    _expect_untouched(opened)


def test_the_watch_sees_what_does_run(browser: Browser, tmp_path: Path) -> None:
    """That nothing was hit above means something: without escaping and policy much is."""
    edition = build_edition(title="MARK")
    page = render_page(edition.dataset, edition.report, edition.material)
    context = browser.new_context(offline=True)
    context.add_init_script(_WATCH)
    opened = context.new_page()
    hit_counts = []
    for number, payload in enumerate(
        ("<img src=x onerror=hit()>", "</title><script>hit()</script>")
    ):
        path = tmp_path / f"{number}.html"
        open_policy = page.replace("Content-Security-Policy", "X-Nothing")
        path.write_text(open_policy.replace("MARK", payload), encoding="utf-8")
        opened.goto(path.as_uri())
        opened.wait_for_timeout(100)
        hit_counts.append(opened.evaluate("window.hits"))
    context.close()
    assert all(hit_counts)


def test_the_policy_alone_stops_what_would_slip_through(browser: Browser, tmp_path: Path) -> None:
    edition = build_edition(title="MARK")
    page = render_page(edition.dataset, edition.report, edition.material)
    path = tmp_path / "unescaped.html"
    path.write_text(page.replace("MARK", "".join(PAYLOADS[:24])), encoding="utf-8")
    context = browser.new_context(offline=True)
    context.add_init_script(_WATCH)
    opened = context.new_page()
    opened.goto(path.as_uri())
    opened.wait_for_timeout(100)
    assert opened.evaluate("window.hits") == 0
    context.close()
