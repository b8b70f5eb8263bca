#!/usr/bin/env python3
"""Makes the Teams app package: manifest.json with your ids, and the icons. Needs nothing but Python.

    tools/teams/package.py --bot-id GUID [--id GUID] [--host bot.example.com] [--out wheelhouse-teams.zip]
    tools/teams/package.py --draw        draws manifests/teams/color.png and outline.png anew
"""
import argparse
import json
import math
import pathlib
import re
import struct
import sys
import zipfile
import zlib

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "manifests" / "teams"
NOBODY = "00000000-0000-0000-0000-000000000000"
GUID = re.compile(r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
BLUE, WHITE, SAMPLES = (31, 58, 95), (255, 255, 255), 4
# The date that is written into the package: the same content gives the same bytes.
DATE = (2026, 1, 1, 0, 0, 0)


def is_wheel(x, y):
    """A ship's wheel about (0, 0): rim, hub and eight spokes that end in grips."""
    r, turn = math.hypot(x, y), math.atan2(y, x) % (math.pi / 4)
    across = r * min(math.sin(turn), math.sin(math.pi / 4 - turn))
    return 0.50 <= r <= 0.66 or r <= 0.17 or (r <= 0.95 and across <= 0.055) or (0.78 <= r <= 0.97 and across <= 0.085)


def draw(size, wheel, ground, share):
    """Pixels of a wheel on a ground; ground None is transparent. share: how much of the picture the wheel takes."""
    rows = []
    for py in range(size):
        row = bytearray([0])
        for px in range(size):
            hits = sum(
                is_wheel(((px + (i + 0.5) / SAMPLES) / size * 2 - 1) / share, ((py + (j + 0.5) / SAMPLES) / size * 2 - 1) / share)
                for i in range(SAMPLES) for j in range(SAMPLES)) / SAMPLES ** 2
            if ground is None:
                row += bytes([*wheel, round(255 * hits)])
            else:
                row += bytes([*(round(g + (w - g) * hits) for w, g in zip(wheel, ground)), 255])
        rows.append(bytes(row))
    return b"".join(rows)


def png(size, pixels):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b"")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bot-id", help="MicrosoftAppId of the bot")
    parser.add_argument("--id", help="the app's own id; the bot's where it is left out")
    parser.add_argument("--host", default="bot.example.com", help="the host that people's browsers reach the bot's pages at")
    parser.add_argument("--out", default="wheelhouse-teams.zip")
    parser.add_argument("--draw", action="store_true", help="draw the icons anew")
    args = parser.parse_args()
    if args.draw:
        (FOLDER / "color.png").write_bytes(png(192, draw(192, WHITE, BLUE, 0.66)))
        (FOLDER / "outline.png").write_bytes(png(32, draw(32, WHITE, None, 0.98)))
        return
    for name, value in (("--bot-id", args.bot_id), ("--id", args.id or args.bot_id)):
        if not value or not GUID.match(value):
            sys.exit(f"{name} must be a GUID: the Application (client) id of the app registration.")
    text = (FOLDER / "manifest.json").read_text(encoding="utf-8").replace("bot.example.com", args.host)
    manifest = json.loads(text.replace(NOBODY, args.bot_id))
    manifest["id"] = args.id or args.bot_id
    with zipfile.ZipFile(args.out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (("manifest.json", json.dumps(manifest, indent=2, ensure_ascii=False).encode()), ("color.png", (FOLDER / "color.png").read_bytes()), ("outline.png", (FOLDER / "outline.png").read_bytes())):
            package.writestr(zipfile.ZipInfo(name, DATE), data, zipfile.ZIP_DEFLATED)
    print(args.out)


main()
