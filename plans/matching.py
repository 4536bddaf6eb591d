"""Which unit or group a name means, by the keys of all: what is behind `Directory.lookup`."""

import datetime as dt
import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from plans.left_out import all_but
from plans.name_forms import COMMITTEE, KINDS, distinct, forms, shorter
from plans.name_keys import Keys
from plans.named_places import in_a_row, out_of_brackets, small_places, stretch
from plans.names import (
    fold_name,
    group_key,
    is_open_ended,
    level_key,
    names_several,
    without_narrowing,
    without_open_end,
    without_person,
)
from plans.small_bodies import bodies_in_a_row, kinds_with_named
from plans.units import LEVELS, GroupRecord, Jurisdiction, Level, Match, UnitRecord, is_valid, nearest

CUTOFF, MARGIN, SIMILAR = 90, 4, 75
"""A misprint must be this like a known name (fuzz.ratio, 100 is equal), and this much more like it than like any other.

What is less like it but similar is offered as a candidate."""
COAST = "cac-tinh-ven-bien"
"""The group whose members lie along the coast from north to south."""
SAME_WORD = 60
"""The first words must be this alike: "Vụ" is no misprint of "Sở"."""
_BOARD = fold_name("Ủy ban") + " "
_OF_EACH = " " + fold_name("cấp tỉnh")
_OF_OTHERS = re.compile(rf"\b(?:{'|'.join(map(fold_name, ('tỉnh', 'thành', 'trung ương', 'việt nam')))})\b")
_AT_EVERY_LEVEL = frozenset(
    (
        "council",
        "armed-force",
        "party",
        "party-board",
        "party-mobilisation",
        "front",
        "mass-organisation",
        "association",
    )
)
"""Kinds that a commune has too: in its own directive they mean another's only where the name says so."""
_SMALL_PLACE = "|".join(map(fold_name, ("huyện", "quận", "thị xã", "phường", "thị trấn", "đặc khu")))
_SMALL_PLACE += f"|{fold_name('xã')}(?! h[oô]i)"  # "xã hội" is no commune
_LOCAL_BODY = re.compile(
    rf"^(?:{'|'.join(map(fold_name, ('ủy ban nhân dân', 'hội đồng nhân dân', 'đảng ủy xã', 'đảng ủy phường')))})\b"
    rf"|\b(?:{_SMALL_PLACE})\b"
)
_SMALL_PLACES = re.compile(rf"\b(?:{_SMALL_PLACE})\b")
_TITLE = re.compile(rf"^(?:{_SMALL_PLACE}|{fold_name('thành phố')})\b ")
NOTHING = Match("none")


class Index(Keys):
    """What a name means, looked up by the keys of units and groups."""

    def lookup(self, name: str, jurisdiction: Jurisdiction, on: dt.date) -> Match:
        """What the name means there and then; a slug means itself."""
        if name in self._units:
            return Match("unit", (name,), 100, dated=is_valid(self._units[name], on))
        if name in self._known_groups:
            return Match(self._known_groups[name], (name,), 100)
        if (known := all_but(name, lambda said: self.lookup(said, jurisdiction, on))) is not None:
            return known
        row = out_of_brackets(name) if "(" in name else name if ":" in name and small_places(name) else None
        if row is not None:
            return self._list(row, jurisdiction, on) or self._small_list(row, jurisdiction, on) or NOTHING
        for folded in forms(name):
            found = self._unit(folded, jurisdiction, on)
            if found := found or (None if is_open_ended(name) else self._group(folded, jurisdiction)):
                return found
        found = self._list(name, jurisdiction, on) or self._small_list(name, jurisdiction, on)
        found = found or self._stretch(name, jurisdiction, on)
        found = found or self._described(name, jurisdiction, on)
        office = without_person(name) if found is None or not found.candidates else None
        for folded in forms(office) if office else ():
            found = self._unit(folded, jurisdiction, on) or found
        return found or self._somewhere(name, jurisdiction, on) or self._misprint(name, jurisdiction, on)

    def _unit(self, key: str, jurisdiction: Jurisdiction, on: dt.date) -> Match | None:
        found = self._own(key, jurisdiction)
        if jurisdiction.province and not found:
            local = self._local[jurisdiction.province]
            found = local.get(key) or next((local[k] for k in shorter(key, local) if k in local), [])
        found = found or self._everywhere.get(key, [])
        if found and (strangers := self._strangers(key, found, jurisdiction)):
            found = [unit for unit in found if unit not in strangers]
            if not found:
                return Match("none", candidates=tuple(unit.slug for unit in strangers[:5]))
        if jurisdiction.province and jurisdiction.unit and not _OF_OTHERS.search(key):
            found = [u for u in found if u.kind not in _AT_EVERY_LEVEL or self._is_under(u, jurisdiction.unit)]
        if not found:
            return None
        best, dated = nearest(found, on)
        if len(best) > 1 and jurisdiction.level == "central":
            best = [unit for unit in best if unit.province is None] or best
        if len(best) > 1 and jurisdiction.unit:
            best = [unit for unit in best if self._is_under(unit, jurisdiction.unit)] or best
        slugs = tuple(dict.fromkeys(unit.slug for unit in best))
        if len(slugs) > 1:
            return Match("ambiguous", score=100, candidates=slugs, dated=dated)
        return Match("unit", slugs, 100, dated=dated)

    def _own(self, key: str, jurisdiction: Jurisdiction) -> list[UnitRecord]:
        """The place's own body in a directive of a commune or district: "Ủy ban MTTQ xã", "Đảng ủy" without the name of the place."""
        title = self._title(jurisdiction)
        if not title or not jurisdiction.unit:
            return []
        kind, _, bare = title.partition(" ")
        said = key.endswith(f" {title}")
        whole = key if said else f"{key.removesuffix(f' {kind}')} {title}"
        without = (key.removesuffix(f" {bare}"), key.removesuffix(f" {title}")) if said else ()
        local = self._local[jurisdiction.province or ""]
        for form in (whole, _BOARD + whole, f"{key} {bare}", *without):
            known = (*local.get(form, ()), *self._everywhere.get(form, ()))
            if found := [unit for unit in known if self._is_under(unit, jurisdiction.unit)]:
                return found
        return []

    def _strangers(self, key: str, found: Iterable[UnitRecord], jurisdiction: Jurisdiction) -> list[UnitRecord]:
        """Bodies of other communes or districts ("Phòng Kinh tế") that the name does not name: in a paper of elsewhere it is not theirs."""
        strangers = []
        for unit in found:
            at: UnitRecord | None = unit
            while at is not None and at.kind not in LEVELS:
                at = self._units.get(at.parent or "")
            if at is None or at is unit or at.kind == "province" or self._is_under(at, jurisdiction.unit or ""):
                continue
            place = _TITLE.sub("", fold_name(at.name.split(", ")[0]).removeprefix(COMMITTEE))
            if f" {place} " not in f" {key} ":
                strangers.append(unit)
        return strangers

    def _title(self, jurisdiction: Jurisdiction) -> str:
        """Type and name of the place below the province ("xã lương minh"), empty for others."""
        unit = self._units.get(jurisdiction.unit or "")
        if unit is None or jurisdiction.level not in ("district", "commune"):
            return ""
        return fold_name(unit.name.split(", ")[0]).removeprefix(COMMITTEE)

    def _is_under(self, unit: UnitRecord, slug: str) -> bool:
        at: UnitRecord | None = unit
        while at is not None and at.slug != slug:
            at = self._units.get(at.parent or "")
        return at is not None

    def _group(self, folded: str, jurisdiction: Jurisdiction) -> Match | None:
        key = group_key(folded)
        own = self._place_of.get(jurisdiction.province or "", "\0")
        title = self._title(jurisdiction) or "\0"
        below = key.removesuffix(f" {title}").removesuffix(f" {title.partition(' ')[0]}")
        for form in shorter(level_key(folded).removesuffix(" " + own)):
            if said := self._fitting(self._of_level.get(form, ()), jurisdiction):
                return said
        for form in dict.fromkeys((key, below, *shorter(key.removesuffix(" " + own)))):
            groups = self._groups.get(form) or [g for pattern, g in self._patterns if pattern.fullmatch(form)]
            if said := self._fitting(groups, jurisdiction):
                return said
        return None

    def _fitting(self, groups: Iterable[GroupRecord], jurisdiction: Jurisdiction) -> Match | None:
        found = next((g for g in groups if jurisdiction.level in g.rule or g.members), None)
        return Match(self._known_groups[found.slug], (found.slug,), 100) if found else None

    def group(self, name: str, level: Level) -> str | None:
        """The group that a name means at a level, whatever the place."""
        if is_open_ended(name):
            return None
        found = (self._group(folded, Jurisdiction(level)) for folded in forms(name))
        return next((match.slugs[0] for match in found if match), None)

    def _list(self, name: str, jurisdiction: Jurisdiction, on: dt.date) -> Match | None:
        """Bodies of several provinces named in a row ("UBND các tỉnh: A, B và C"); all must be known."""
        listed = in_a_row(name)
        if not listed:
            return None
        body, places = listed
        slugs: list[str] = []
        for place in places:
            bare = fold_name(place)
            types = ("tỉnh ", "thành phố ") if bare in self._places else ("",)
            keys = [key for word in types for key in forms(f"{body} {word}{place}")]
            found = next((m for key in keys if (m := self._unit(key, jurisdiction, on)) and m.kind == "unit"), None)
            if found is None:
                return None
            slugs += found.slugs
        return Match("unit", tuple(dict.fromkeys(slugs)), 100)

    def _small_list(self, name: str, jurisdiction: Jurisdiction, on: dt.date) -> Match | None:
        """Bodies of communes or districts of the place's own province ("UBND các xã A, B")."""
        if not jurisdiction.province:
            return None

        def unit_of(printed: str) -> Match | None:
            return next((one for key in forms(printed) if (one := self._unit(key, jurisdiction, on))), None)

        def group_of(printed: str) -> Match | None:
            return next((one for key in forms(printed) if (one := self._group(key, jurisdiction))), None)

        mixed = kinds_with_named(name, unit_of, group_of) if "," in name or " và " in name else None
        return mixed or bodies_in_a_row(name, unit_of, self._local[jurisdiction.province], on)

    def _stretch(self, name: str, jurisdiction: Jurisdiction, on: dt.date) -> Match | None:
        """The provinces along the coast from one to another ("UBND các tỉnh từ A đến B"), where both lie on it."""
        told, coast = stretch(name), self._all_groups.get(COAST)
        if told is None or coast is None or not self._means_provinces(told[0]):
            return None
        known = [
            (slug, self._units[slug]) for slug, first, last in coast.members if (first or on) <= on <= (last or on)
        ]
        there = [slug for slug, unit in known if is_valid(unit, on)]
        places = [self._place_of[slug] for slug in there]
        first, last = fold_name(told[1]), fold_name(told[2])
        if first not in places or last not in places or places.index(first) >= places.index(last):
            return None
        return Match("unit", tuple(there[places.index(first) : places.index(last) + 1]), 100, how="stretch")

    def _means_provinces(self, name: str) -> bool:
        found = self.group(name, "central")
        return found is not None and self._all_groups[found].rule.get("central") == ["province"]

    def _described(self, name: str, jurisdiction: Jurisdiction, on: dt.date) -> Match | None:
        """A described part of a group: the whole group where the text says which part, candidates where it leaves it open."""
        if is_open_ended(name) or stretch(name):
            wider = fold_name(without_open_end(name))
            found = self._group(wider, jurisdiction) or self._unit(wider, jurisdiction, on)
            return Match("none", candidates=found.slugs or found.candidates) if found else NOTHING
        wider_name = without_narrowing(name)
        found = self._group(fold_name(wider_name), jurisdiction) if wider_name else None
        if found is None and names_several(name):
            found = self._part(group_key(fold_name(name)), jurisdiction.level)
        return found._replace(how="wider") if found else None

    def _part(self, key: str, level: Level) -> Match | None:
        """The group of which a name describes a part ("doanh nghiệp viễn thông")."""
        fitting = (group for pattern, group in self._wider if pattern.fullmatch(key) and level in group.rule)
        found = next(fitting, None)
        return Match(self._known_groups[found.slug], (found.slug,), 100) if found else None

    def _somewhere(self, name: str, jurisdiction: Jurisdiction, on: dt.date) -> Match | None:
        """Seen from the centre, a body that each province may have: all of them ("các sở Y tế"), or the only one.

        A ministry that names a department without its place means that of every province.
        """
        if jurisdiction.level != "central":
            return None
        for form in forms(name):
            each = form.removesuffix(_OF_EACH)
            if found := [unit for local in self._local.values() for unit in local.get(each, ())]:
                best, dated = nearest(found, on)
                slugs = tuple(dict.fromkeys(unit.slug for unit in best))
                departments = jurisdiction.unit and all(unit.kind == "department" for unit in best)
                if len(slugs) == 1 or name.lower().startswith("các ") or each != form or departments:
                    return Match("unit", slugs, 100, dated=dated)
                return Match("ambiguous", score=100, candidates=slugs, dated=dated)
        return None

    def _misprint(self, name: str, jurisdiction: Jurisdiction, on: dt.date) -> Match:
        """The one known name that this is very like; else what is somewhat like it, as candidates."""
        words, key = self._words(jurisdiction.province), fold_name(name)
        own = self._local.get(jurisdiction.province or "", KINDS)
        scores: dict[str, float] = {}
        for form in {distinct(key), *shorter(group_key(key), own)}:
            for _, score, known in process.extract(form, words, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=5):
                alike = fuzz.ratio(form.partition(" ")[0], words[known].partition(" ")[0]) >= SAME_WORD
                scores[known] = max(score if alike else min(score, CUTOFF - 1), scores.get(known, 0))
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        matches = [(m, score) for known, score in ranked if (m := self._known(known, jurisdiction, on))]
        top = matches[0][1] if matches else 0
        near = [m for m, score in matches if score > top - MARGIN] if top >= CUTOFF else [m for m, _ in matches]
        slugs = tuple(dict.fromkeys(slug for m in near for slug in m.slugs or m.candidates))
        if top < CUTOFF:
            return Match("none", candidates=slugs[:5])
        if len(slugs) > 1:
            return Match("ambiguous", score=top, candidates=slugs)
        return near[0]._replace(score=top, how="typo")

    def _known(self, key: str, jurisdiction: Jurisdiction, on: dt.date) -> Match | None:
        return self._unit(key, jurisdiction, on) or self._group(key, jurisdiction)

    def _words(self, province: str | None) -> dict[str, str]:
        """Known keys (to their distinctive part) among which misprints are sought; no commune is among them."""
        if province not in self._vocabulary:
            local = self._local[province] if province else {}
            named = [
                k for k, units in (*self._everywhere.items(), *local.items()) if _may_be_misprinted(units, province)
            ]
            self._vocabulary[province] = {key: distinct(key) for key in (*named, *self._groups) if len(key) > 5}
        return self._vocabulary[province]

    def is_local(self, name: str) -> bool:
        """Whether some province has a body that is called so, or the name is that of a body below the province."""
        if any(form in local for form in forms(name) for local in self._local.values()):
            return True
        return any(_LOCAL_BODY.search(form) for form in forms(name))

    def jurisdiction(self, name: str, on: dt.date) -> Jurisdiction | None:
        """The jurisdiction that a slug, an issuer's full name, a place or a text that ends in a province's name tells."""
        if name in self._units:
            return self._of(self._units[name])
        for folded in forms(name):
            if found := self._everywhere.get(folded):
                best, _ = nearest(found, on)
                return self._of(best[0])
        words = fold_name(name).split()
        for length in range(1, 6):
            if place := self._places.get(" ".join(words[-length:])):
                return self._of(nearest(place, on)[0][0])
        return self._small_place(fold_name(name), on)

    def _small_place(self, folded: str, on: dt.date) -> Jurisdiction | None:
        """The commune or district that a name contains ("Ủy ban bầu cử xã X"), where there is but one of that name."""
        for found in _SMALL_PLACES.finditer(folded):
            words = folded[found.start() :].split()
            for length in range(len(words), 1, -1):
                units = [u for local in self._local.values() for u in local.get(" ".join(words[:length]), ())]
                best = nearest(units, on)[0] if units else []
                if len(best) == 1:
                    return self._of(best[0])
        return None

    def _of(self, unit: UnitRecord) -> Jurisdiction:
        at: UnitRecord | None = unit
        while at is not None and at.kind not in LEVELS:
            at = self._units.get(at.parent or "")
        if at is None:
            own = unit.slug if unit.kind == "ministry" else None
            return Jurisdiction("province", unit.province) if unit.province else Jurisdiction(unit=own)
        level = LEVELS[at.kind]
        return Jurisdiction(level, at.province, None if level == "province" else at.slug)


def _may_be_misprinted(units: Iterable[UnitRecord], province: str | None) -> bool:
    return any(
        unit.kind != "commune" and (unit.province in (None, province) or unit.kind == "province") for unit in units
    )
