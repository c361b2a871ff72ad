#!/usr/bin/env python3
"""Collects the pages of the site: the README and all that it leads to.

usage: collect.py OUTPUT [--reference FOLDER] [--site FOLDER]

Writes OUTPUT/pages, laid out as the repository, and OUTPUT/mkdocs.yml. Sources and
folders that pages refer to become pages, too, so that every link leads somewhere
without a server. The order of pages is that of the README's list. `--reference` names
the folder with the Markdown that mlir-tblgen wrote from the .td files.
"""

import argparse
import json
import os
import posixpath
import re
import shutil
import sys

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LINK = re.compile(r"(\]\()([^)\s#]+)(#[^)\s]*)?(\))")
FENCE = re.compile(r"^(```.*?^```)$", re.MULTILINE | re.DOTALL)
LIST_ITEM = re.compile(r"^- \[([^\]]+)\]\(([^)]+\.md)\)", re.MULTILINE)
COPIED = (".svg", ".png")
LANGUAGES = {".cpp": "cpp", ".h": "cpp", ".c": "c", ".py": "python", ".td": "tablegen"}


def read(path):
    with open(os.path.join(REPOSITORY, path), encoding="utf-8") as file:
        return file.read()


def write(output, path, text):
    path = os.path.join(output, "pages", path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def get_page(path):
    """The page, or the copied file, that a path of the repository becomes."""
    if os.path.isdir(os.path.join(REPOSITORY, path)):
        readme = posixpath.join(path, "README.md")
        if os.path.exists(os.path.join(REPOSITORY, readme)):
            return readme
        return path + "/index.md"
    return path if path.endswith((".md",) + COPIED) else path + ".md"


def make_page(path):
    """The text of the page of a source or of a folder."""
    if not os.path.isdir(os.path.join(REPOSITORY, path)):
        language = LANGUAGES.get(os.path.splitext(path)[1], "")
        # Longer than any fence in it.
        return "# %s\n\n~~~~~~%s\n%s\n~~~~~~\n" % (path, language, read(path).rstrip())
    names = sorted(
        name
        for name in os.listdir(os.path.join(REPOSITORY, path))
        if not name.startswith((".", "__"))
    )
    return "# %s\n\n%s\n" % (path, "\n".join("- [%s](%s)" % (n, n) for n in names))


def collect(output):
    """All pages, by following links from the README; returns their paths."""
    pages, waiting = set(), ["README.md", "LICENSE"]

    def follow(page, path):
        def put(match):
            target = match.group(2)
            if "://" in target or target.startswith("mailto:"):
                return match.group(0)
            to = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
            if not os.path.exists(os.path.join(REPOSITORY, to)):
                sys.exit("error: %s: expected a file at %s, found none" % (path, to))
            waiting.append(to)
            link = posixpath.relpath(get_page(to), posixpath.dirname(page))
            return match.group(1) + link + (match.group(3) or "") + match.group(4)

        return put

    while waiting:
        path = waiting.pop()
        page = get_page(path)
        if page in pages:
            continue
        pages.add(page)
        if page.endswith(COPIED):
            copy = os.path.join(output, "pages", page)
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            shutil.copyfile(os.path.join(REPOSITORY, path), copy)
            continue
        is_own = os.path.isfile(os.path.join(REPOSITORY, page))
        text = read(page) if is_own else make_page(path)
        if is_own or os.path.isdir(os.path.join(REPOSITORY, path)):
            # What looks like a link in an example is none.
            parts = FENCE.split(text)
            parts[::2] = [LINK.sub(follow(page, path), part) for part in parts[::2]]
            text = "".join(parts)
        write(output, page, text)
    return pages


def get_navigation(pages, reference):
    listed = [(title, path) for title, path in LIST_ITEM.findall(read("README.md"))]
    known = {path for _, path in listed}
    more = sorted(
        page
        for page in pages - known
        if os.path.dirname(page) == "docs" and not page.endswith(COPIED)
    )
    navigation = [
        {"Overview": "README.md"},
        {"Guide": [{title: path} for title, path in listed]},
        {"More": more},
    ]
    if reference:
        navigation.append({"Reference": ["reference/" + name for name in reference]})
    return navigation


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("output")
    parser.add_argument("--reference")
    parser.add_argument("--site", default="site")
    arguments = parser.parse_args()
    shutil.rmtree(os.path.join(arguments.output, "pages"), ignore_errors=True)
    pages = collect(arguments.output)
    reference = []
    if arguments.reference:
        reference = sorted(
            name for name in os.listdir(arguments.reference) if name.endswith(".md")
        )
    for name in reference:
        with open(os.path.join(arguments.reference, name), encoding="utf-8") as file:
            write(arguments.output, "reference/" + name, file.read())
    configuration = {
        "site_name": "mlir-roofline",
        "docs_dir": "pages",
        "site_dir": os.path.abspath(arguments.site),
        # Nothing is fetched from elsewhere, and files open without a server.
        "theme": {"name": "mkdocs", "highlightjs": False},
        "use_directory_urls": False,
        "markdown_extensions": ["fenced_code", "tables", "sane_lists"],
        "nav": get_navigation(pages, reference),
    }
    # YAML includes JSON.
    with open(os.path.join(arguments.output, "mkdocs.yml"), "w") as file:
        json.dump(configuration, file, indent=2)


main()
