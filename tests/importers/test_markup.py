"""Words out of HTML and Markdown."""

from __future__ import annotations

import pytest

from checkin.importers.markup import from_html, hashtags, unescaped, without_many_blanks


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<br>b<br/>c<BR />d", "a\nb\nc\nd"),
        ("a<br><br>b", "a\n\nb"),
        ("Never min<b>d</b>.", "Never mind."),
        ('<div class="todo"><input type="checkbox" checked>Rest</div>', "Rest"),
        ("<div>a</div><div>b</div><ul><li>c</li><li>d</li></ul>", "a\nb\n- c\n- d"),
        ('<p class="x > y">a</p><p>b</p>', "a\nb"),
        ("&amp; &#228; &#xE4; &lt;3 &nix; R&D AT&amp", "& ä ä <3 &nix; R&D AT&amp"),
        ("&#0; &#xD800; &#1114112;", "&#0; &#xD800; &#1114112;"),
        ("1 < 2 > 0, <3, <ann>, [[a link]]", "1 < 2 > 0, <3, <ann>, [[a link]]"),
        ("a\n\nb", "a\n\nb"),
        ("a<!-- b -->c", "ac"),
        ("a&nbsp;b", "a b"),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert from_html(html) == text


def test_line_breaks_of_real_html_mean_nothing() -> None:
    html = "<p>One\ntwo</p>\n<p></p>\n<p>Three<br>\nfour</p>\n"
    assert from_html(html, line_breaks=False) == "One two\n\nThree\nfour"


def test_escapes_of_markdown_are_taken_off() -> None:
    assert unescaped("\\# a\\. b\\! \\(c\\) \\w\u2028d") == "# a. b! (c) \\w\nd"
    assert without_many_blanks("a\n\n \n\n\nb\n\nc\nd") == "a\n\nb\n\nc\nd"


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#home and #[[slow food]]", ("home", "slow food")),
        ("#a/b #c-d #Home #home", ("a/b", "c-d", "Home")),
        ("## Heading #1 #2nd", ("2nd",)),
        ("https://example.org/#part [x](#there) `#code` a#b &#39;", ()),
        ("```\n#inside\n```\n#after", ("after",)),
        ("#żaba, #茶。", ("żaba", "茶")),
    ],
)
def test_tags_of_markdown_are_found(text: str, tags: tuple[str, ...]) -> None:
    assert hashtags(text) == tags
