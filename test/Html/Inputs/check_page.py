"""usage: check_page.py PAGE JSON

Whether the report inside of a page is that of the JSON file, and the page needs
nothing else: its policy names the one script that it runs."""

import base64
import hashlib
import json
import re
import sys
from html.parser import HTMLParser


class Page(HTMLParser):
    """What a browser sees: elements, scripts and their text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.scripts, self.loads, self.policy, self.is_script = [], [], "", False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "script":
            self.scripts.append((attributes, []))
            self.is_script = True
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        self.loads += [
            value
            for name, value in attributes.items()
            if name in ("src", "href") and not value.startswith("#")
        ]

    def handle_endtag(self, tag):
        self.is_script = self.is_script and tag != "script"

    def handle_data(self, data):
        if self.is_script:
            self.scripts[-1][1].append(data)


def main(page_file, json_file):
    with open(page_file, encoding="utf-8", newline="") as file:
        page = Page(file.read())
    with open(json_file, encoding="utf-8") as file:
        expected = json.load(file)
    (attributes, report), (_, program) = page.scripts
    assert attributes["type"] == "application/json", attributes
    report = "".join(report)
    assert json.loads(report) == expected
    assert not re.search("[<\u2028\u2029]", report)
    digest = hashlib.sha256("".join(program).encode()).digest()
    assert "'sha256-%s'" % base64.b64encode(digest).decode() in page.policy, page.policy
    assert page.policy.startswith("default-src 'none';"), page.policy
    assert not page.loads, page.loads


main(*sys.argv[1:])
