#!/usr/bin/env python3
"""Plays an editor: opens a file in a language server and asks for hovers and hints.

usage: ask-server.py SERVER FILE [LINE:CHARACTER]... [--then OTHER]

Prints the answers, one JSON object a line: to initialize, to a hover at each position
(from 0), to a request for all inlay hints. With --then the text becomes that of another
file, and the hints are asked for again.
"""

import json
import subprocess
import sys


class Editor:
    def __init__(self, server):
        self.server = subprocess.Popen([server], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.id = 0

    def send(self, message):
        text = json.dumps(dict(message, jsonrpc="2.0")).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        self.server.stdin.flush()

    def receive(self):
        length = None
        while True:
            line = self.server.stdout.readline()
            if not line:
                sys.exit("the server ended")
            if not line.strip():
                return json.loads(self.server.stdout.read(length))
            length = int(line.split(b":")[1])

    def notify(self, method, **params):
        self.send({"method": method, "params": params})

    def ask(self, method, **params):
        self.id += 1
        self.send({"id": self.id, "method": method, "params": params})
        while True:
            answer = self.receive()
            if answer.get("id") == self.id:
                return answer["result"]


def main(server, path, *rest):
    rest = list(rest)
    other = None
    if "--then" in rest:
        other = rest.pop()
        rest.remove("--then")
    editor = Editor(server)
    show = lambda answer: print(json.dumps(answer, sort_keys=True))
    show(editor.ask("initialize", processId=None, rootUri=None, capabilities={}))
    editor.notify("initialized")
    document = {"uri": "file:///test.mlir"}
    with open(path) as file:
        text = file.read()
    editor.notify(
        "textDocument/didOpen",
        textDocument=dict(document, languageId="mlir", version=1, text=text),
    )
    for place in rest:
        line, character = map(int, place.split(":"))
        position = {"line": line, "character": character}
        show(editor.ask("textDocument/hover", textDocument=document, position=position))
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 1000, "character": 0}}
    show(editor.ask("textDocument/inlayHint", textDocument=document, range=everything))
    if other:
        with open(other) as file:
            text = file.read()
        editor.notify(
            "textDocument/didChange",
            textDocument=dict(document, version=2),
            contentChanges=[{"text": text}],
        )
        show(editor.ask("textDocument/inlayHint", textDocument=document, range=everything))
    editor.ask("shutdown")
    editor.notify("exit")
    print("exit status", editor.server.wait())


if __name__ == "__main__":
    main(*sys.argv[1:])
