"""Writes provinces.csv, places_2025.csv and communes.csv from a data set of administrative units; see README.md.

Usage: python build_places.py DATASET.db CONVERTER.json   (needed only to take over a newer edition of the data set)
"""

import csv
import json
import sqlite3
import sys
from pathlib import Path
from unicodedata import normalize

HERE = Path(__file__).parent
OLD = """SELECT province, district, ward, provinceCode, districtCode, wardCode, provinceKey, districtKey, wardKey
FROM admin_units_legacy ORDER BY provinceCode, districtCode, wardCode"""
NEW = """SELECT province, ward, provinceCode, wardCode, provinceKey, wardKey FROM admin_units ORDER BY provinceCode, wardCode"""


def write(name: str, header: list[str], rows: list[list[str]]) -> None:
    """A CSV file beside this script; a cell that repeats the row above is left empty in the columns named `^...`."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([column.lstrip("^") for column in header])
        above = [""] * len(header)
        for row in rows:
            same = [c.startswith("^") and row[: i + 1] == above[: i + 1] for i, c in enumerate(header)]
            out.writerow(["" if repeats else cell for cell, repeats in zip(row, same, strict=True)])
            above = row


def main(dataset: str, converter: str) -> None:
    """Reads both files and writes the three of ours."""
    tables = sqlite3.connect(dataset)
    old, new = tables.execute(OLD).fetchall(), tables.execute(NEW).fetchall()
    mergers = json.loads(Path(converter).read_text(encoding="utf-8"))
    now_province = {o: n for n, olds in mergers["DICT_PROVINCE"].items() for o in olds}
    province_name = {row[4]: row[0] for row in new}
    commune_name = {(row[4], row[5]): row[1] for row in new}
    now: dict[str, list[str]] = {}
    for province, communes in mergers["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in communes.items():
            for key in olds:
                now.setdefault(key or "", []).append(commune_name[province, commune])
    for province, parts in mergers["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, ones in parts.items():
            now.setdefault(key, []).extend(commune_name[province, one["newWardKey"]] for one in ones)
    provinces = {row[6]: [row[0], row[3], province_name[now_province[row[6]]]] for row in old}
    write("provinces.csv", ["name", "code", "now"], list(provinces.values()))
    rows = []
    for province, district, ward, _, district_code, ward_code, *keys in old:
        if ward is None:
            same = commune_name.get((now_province[keys[0]], "dackhu" + keys[1].removeprefix("huyen")), "")
            rows.append([province, district, district_code, "", "", same])
            continue
        rows.append([province, district, district_code, ward, ward_code, "|".join(sorted(set(now["_".join(keys)])))])
    write("places_2025.csv", ["^province", "^district", "^district_code", "commune", "code", "now"], nfc(rows))
    write("communes.csv", ["^province", "commune", "code"], nfc([[row[0], row[1], row[3]] for row in new]))


def nfc(rows: list[list[str]]) -> list[list[str]]:
    """Letters in one form."""
    return [[normalize("NFC", cell).replace(" Phố ", " phố ").replace(" Xã ", " xã ") for cell in row] for row in rows]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
