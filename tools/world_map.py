"""Draw the map of the world under the register's marks from Natural Earth, whose shapes are in the public domain.

    python tools/world_map.py ne_110m_admin_0_countries.shp

Writes src/fairward/publish/templates/map.svg: land in one path, in the Equal Earth projection of publish/site/mapping.py,
simplified until it is small.
"""

from __future__ import annotations

import itertools
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from fairward.publish.site.mapping import HEIGHT, WIDTH, projected

TARGET = Path(__file__).parent.parent / "src" / "fairward" / "publish" / "templates" / "map.svg"
TOLERANCE = 0.55
SMALLEST = 1.1
SOUTHERNMOST = -58.0

Point = tuple[float, float]
STYLE = (
    "path{fill:#e2e5e8;stroke:#fff;stroke-width:6}@media(prefers-color-scheme:dark){path{fill:#363d44;stroke:#15181b}}"
)


def rings(data: bytes) -> Iterator[list[Point]]:
    """Yield every ring of a shapefile of polygons, in degrees."""
    at = 100
    while at < len(data):
        (words,) = struct.unpack(">i", data[at + 4 : at + 8])
        body = data[at + 8 : at + 8 + 2 * words]
        at += 8 + 2 * words
        kind, *_ = struct.unpack("<i4d", body[:36])
        if kind != 5:
            continue
        parts, points = struct.unpack("<2i", body[36:44])
        starts = [*struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts]), points]
        flat = struct.unpack(f"<{2 * points}d", body[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        for first, last in itertools.pairwise(starts):
            yield [(flat[2 * n], flat[2 * n + 1]) for n in range(first, last)]


def simplified(line: list[Point], tolerance: float) -> list[Point]:
    """Return a line with fewer points, none of the old ones farther from it than the tolerance (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def away(point: Point) -> float:
        x, y = point
        if not length:
            return float(((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
        return float(abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length)

    far = max(range(1, len(line) - 1), key=lambda n: away(line[n]))
    if away(line[far]) <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: far + 1], tolerance)[:-1] + simplified(line[far:], tolerance)


def drawn(ring: list[Point]) -> str:
    """Return a ring as part of a path, empty where it is too small to be seen."""
    if max(lat for _, lat in ring) < SOUTHERNMOST:
        return ""
    points = [projected(lon, lat) for lon, lat in ring]
    half = len(points) // 2
    line = simplified(points[: half + 1], TOLERANCE)[:-1] + simplified(points[half:], TOLERANCE)
    wide = max(x for x, _ in line) - min(x for x, _ in line)
    high = max(y for _, y in line) - min(y for _, y in line)
    if len(line) < 4 or max(wide, high) < SMALLEST:
        return ""
    tenths = [(round(10 * x), round(10 * y)) for x, y in line]
    steps = [(x - u, y - v) for (u, v), (x, y) in itertools.pairwise(tenths) if (x, y) != (u, v)]
    first = f"M{tenths[0][0]} {tenths[0][1]}l"
    return (
        first
        + "".join(f"{' ' if n and x >= 0 else ''}{x}{' ' if y >= 0 else ''}{y}" for n, (x, y) in enumerate(steps))
        + "z"
    )


def main(path: Path) -> None:
    """Write the map."""
    land = "".join(drawn(ring) for ring in rings(path.read_bytes()))
    TARGET.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * 10} {HEIGHT * 10}"><style>{STYLE}</style>'
        f'<path d="{land}"/></svg>\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
