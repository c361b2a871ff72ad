#!/usr/bin/env python3
"""Follows every link of a folder of HTML pages; prints how many of which kind.

usage: check_site.py FOLDER

Exit status 1 if a link within the folder leads nowhere, to an anchor that its page
lacks, or if a page loads anything from elsewhere.
"""

import html.parser
import os
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.links, self.loaded, self.anchors = [], [], set()
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.anchors.update(filter(None, (attributes.get("id"), attributes.get("name"))))
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if tag in ("img", "script") and attributes.get("src"):
            self.loaded.append(attributes["src"])
        if tag == "link" and attributes.get("rel") != "canonical":
            self.loaded.append(attributes.get("href", ""))


def main():
    folder = sys.argv[1]
    pages = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            # A page for what a server does not find has links from its root.
            if name.endswith(".html") and name not in ("404.html", "search.html"):
                pages[os.path.normpath(path)] = Page(path)
    failures, counts = [], {"links": 0, "anchors": 0, "files": 0}
    for path, page in pages.items():
        for link in page.links + page.loaded:
            target = urllib.parse.urlsplit(link)
            if target.scheme or target.netloc:
                if link in page.loaded:
                    failures.append("%s loads %s" % (path, link))
                continue
            to = path
            if target.path:
                to = os.path.normpath(
                    os.path.join(os.path.dirname(path), urllib.parse.unquote(target.path))
                )
            if not os.path.isfile(to):
                failures.append("%s: nothing at %s" % (path, link))
            elif target.fragment and to in pages:
                counts["anchors"] += 1
                if urllib.parse.unquote(target.fragment) not in pages[to].anchors:
                    failures.append("%s: no such place: %s" % (path, link))
            counts["links" if to in pages else "files"] += 1
    print("\n".join(failures))
    print("%d pages" % len(pages), *("%d %s" % (n, what) for what, n in counts.items()))
    return 1 if failures else 0


sys.exit(main())
