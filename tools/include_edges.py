#!/usr/bin/env python3
"""Counts the real include edges between folders and compares them with the table in docs/architecture.md.

Fails on an edge that the table does not allow, and on an include that reaches into a neighbour past its own header;
says which allowed edges nobody uses. With --table prints the picture.
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#include "((?:core|areas|engines|yishi)/[^"]+)"', re.M)


def folder_of(path):
    parts = path.split("/")
    if parts[0] in ("core", "areas", "engines"):
        return "/".join(parts[:2])
    return "apps/yishi"


def allowed():
    """Rows like `| areas/handling | core/base core/json … |` of the table headed by <!-- edges -->."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    table = text.split("<!-- edges -->")[1].split("<!-- /edges -->")[0]
    rows = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 2 and "/" in cells[0]:
            rows[cells[0]] = set(cells[1].split())
    return rows


def real():
    edges = collections.Counter()
    places = collections.defaultdict(list)
    for base in ("src", "apps"):
        for file in sorted((ROOT / base).rglob("*.[ch]pp")):
            name = str(file.relative_to(ROOT / base))
            source = folder_of(name)
            for target_file in INCLUDE.findall(file.read_text(encoding="utf-8")):
                target = folder_of(target_file)
                if target != source:
                    edges[source, target] += 1
                    places[source, target].append(f"{base}/{name} -> {target_file}")
    return edges, places


def main():
    edges, places = real()
    if "--table" in sys.argv:
        for (source, target), count in sorted(edges.items()):
            print(f"{source:24} {target:20} {count:4}")
        return 0
    table = allowed()
    bad = [edge for edge in edges if edge[1] not in table.get(edge[0], set())]
    for edge in sorted(bad):
        print(f"not in the table of docs/architecture.md: {edge[0]} -> {edge[1]}", *places[edge][:3], sep="\n  ")
    for source, targets in sorted(table.items()):
        for target in sorted(targets):
            if (source, target) not in edges:
                print(f"nobody uses {source} -> {target}: strike it out")
    print(f"{len(edges)} edges, {len(bad)} not allowed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
