"""Days written with the name of the month, in the languages that apps are translated into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from checkin.core.text import quoted
from checkin.importers import days
from checkin.importers.record import CannotImport, Unreadable

_NAMES = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    "it": (
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre"
    ),
    "pt": (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": (
        "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj "
        "czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień "
        "października/październik listopada/listopad grudnia/grudzień"
    ),
    "ru": (
        "января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль "
        "августа/август сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь"
    ),
    "uk": (
        "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень "
        "червня/червень липня/липень серпня/серпень вересня/вересень жовтня/жовтень "
        "листопада/листопад грудня/грудень"
    ),
    "be": (
        "студзеня/студзень лютага/люты сакавіка/сакавік красавіка/красавік мая/май "
        "чэрвеня/чэрвень ліпеня/ліпень жніўня/жнівень верасня/верасень кастрычніка/кастрычнік "
        "лістапада/лістапад снежня/снежань"
    ),
    "cs": (
        "ledna/leden února/únor března/březen dubna/duben května/květen června/červen "
        "července/červenec srpna/srpen září října/říjen listopadu/listopad prosince/prosinec"
    ),
    "sk": (
        "januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl "
        "augusta/august septembra/september októbra/október novembra/november "
        "decembra/december"
    ),
    "sl": "januar februar marec april maj junij julij avgust september oktober november december",
    "hr": (
        "siječnja/siječanj veljače/veljača ožujka/ožujak travnja/travanj svibnja/svibanj "
        "lipnja/lipanj srpnja/srpanj kolovoza/kolovoz rujna/rujan listopada/listopad "
        "studenoga/studeni prosinca/prosinac"
    ),
    "hu": (
        "január február március április május június július augusztus szeptember október "
        "november december"
    ),
    "ro": (
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie "
        "noiembrie decembrie"
    ),
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",  # noqa: RUF001
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "el": (
        "ιανουαρίου/ιανουάριος φεβρουαρίου/φεβρουάριος μαρτίου/μάρτιος απριλίου/απρίλιος "
        "μαΐου/μάιος ιουνίου/ιούνιος ιουλίου/ιούλιος αυγούστου/αύγουστος "
        "σεπτεμβρίου/σεπτέμβριος οκτωβρίου/οκτώβριος νοεμβρίου/νοέμβριος "
        "δεκεμβρίου/δεκέμβριος"
    ),
    "sv": ("januari februari mars april maj juni juli augusti september oktober november december"),
    "da": ("januar februar marts april maj juni juli august september oktober november december"),
    "nb": ("januar februar mars april mai juni juli august september oktober november desember"),
    "fi": (
        "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu "
        "toukokuuta/toukokuu kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu "
        "syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu"
    ),
    "et": (
        "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"
    ),
    "lv": (
        "janvāris februāris marts aprīlis maijs jūnijs "
        "jūlijs augusts septembris oktobris novembris "
        "decembris"
    ),
    "lt": (
        "sausio/sausis vasario/vasaris kovo/kovas balandžio/balandis gegužės/gegužė "
        "birželio/birželis liepos/liepa rugpjūčio/rugpjūtis rugsėjo/rugsėjis spalio/spalis "
        "lapkričio/lapkritis gruodžio/gruodis"
    ),
    "is": ("janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"),
    "bg": ("януари февруари март април май юни юли август септември октомври ноември декември"),
    "mk": ("јануари февруари март април мај јуни јули август септември октомври ноември декември"),
    "sr": ("јануар фебруар март април мај јун јул август септембар октобар новембар децембар"),
    "sq": ("janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"),
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "gl": (
        "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro"
    ),
    "eu": (
        "urtarrila otsaila martxoa apirila maiatza ekaina "
        "uztaila abuztua iraila urria azaroa "
        "abendua"
    ),
    "id": (
        "januari februari maret april mei juni juli agustus september oktober november desember"
    ),
    "ms": ("januari februari mac april mei jun julai ogos september oktober november disember"),
    "hy": (
        "հունվարի/հունվար փետրվարի/փետրվար մարտի/մարտ ապրիլի/ապրիլ մայիսի/մայիս "
        "հունիսի/հունիս հուլիսի/հուլիս օգոստոսի/օգոստոս սեպտեմբերի/սեպտեմբեր "
        "հոկտեմբերի/հոկտեմբեր նոյեմբերի/նոյեմբեր դեկտեմբերի/դեկտեմբեր"
    ),
    "ka": (
        "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი "
        "ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი "
        "დეკემბერი"
    ),
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "th": (
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
    ),
    "ar": ("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    "fa": (
        "ژانویهٔ/ژانویه فوریهٔ/فوریه مارس آوریل مهٔ/مه ژوئن ژوئیهٔ/ژوئیه اوت سپتامبر اکتبر "
        "نوامبر دسامبر"
    ),
    "he": ("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
    "hi": ("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
    "zh": "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
}
"""The names of the months, as a date has them and alone, from the Unicode CLDR."""

_NUMBERED = re.compile(r"(\d{1,2})\s*[月월]\s*(\d{1,2})")
_VIETNAMESE = re.compile(r"(\d{1,2})\s*tháng\s*(\d{1,2})")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)(?:\s*[年년])?")
_BESIDE = re.compile(
    r"(?<![^\W\d_])(?!(?:de|del|di|da|den|le|el|il|la|tháng|năm|thứ|ngày|r|rok|г|р|year)\b)[^\W\d_]+"  # noqa: RUF001
)
"""The words of a day: the month and a weekday, which may have a hyphen."""
_AT_MOST = 3
_LONGEST = 60
_PARTS = re.compile(r"[\s\d.,،'\u2019/-]+")


def read(cells: Iterable[tuple[str, str]], *, short: bool = False) -> dict[tuple[str, str], date]:
    """The days of a table whose rows have a year, and a day such as "8 września".

    One language is found in which the most of them can be read; a cell that is no day in it is
    left out. `short` reads names that are cut off. Raises `CannotImport` if there is none, or if
    names mean other months in another language that would do as well (listopad).
    """
    rows = set(cells)
    readings: list[dict[tuple[str, str], date]] = []
    for language in _NAMES:
        reading: dict[tuple[str, str], date] = {}
        for year, cell in rows:
            try:
                reading[year, cell] = _day(year, cell, language, short=short)
            except Unreadable:
                continue
        readings.append(reading)
    best = max(readings, key=len)
    if not best or any(other != best for other in readings if len(other) == len(best)):
        raise CannotImport(
            "Its month names are in a language I can't be sure of, so the days aren't certain.",
            "Set the other program to English and export again.",
        )
    return best


def whole_days(texts: Iterable[str]) -> dict[str, date]:
    """Those of the texts that are a day with its year and a month in words, such as "5. Mai 2023".

    Names of months may be cut off after three letters or more.

    One language is found for all of them, as in `read`; without one there are none.
    """
    cells = {}
    for text in texts:
        years = _YEAR.findall(text) if len(text) <= _LONGEST else []
        if len(years) == 1 and len(_BESIDE.findall(text.casefold())) <= _AT_MOST:
            cells[text] = (years[0], _YEAR.sub("", text))
    together = _read_if_sure(cells.values())
    found = {text: together.get(cell) for text, cell in cells.items()}
    return {
        text: known
        for text, cell in cells.items()
        if (known := found[text] or _read_if_sure([cell]).get(cell))
    }


def _read_if_sure(cells: Iterable[tuple[str, str]]) -> dict[tuple[str, str], date]:
    try:
        return read(cells, short=True)
    except CannotImport:
        return {}


def _day(year: str, cell: str, language: str, *, short: bool = False) -> date:
    text = cell.strip().casefold()
    if found := _NUMBERED.match(text):
        return days.day(year, found[1], found[2])
    if found := _VIETNAMESE.match(text):
        return days.day(year, found[2], found[1])
    numbers = re.findall(r"\d+", text)
    words = _PARTS.split(text)
    if language == "he":
        words += [word.removeprefix("ב") for word in words]  # "in", as a part of the word
    months = {_numbers(language)[word] for word in words if word in _numbers(language)}
    if short and not months:
        months = {number for word in words if (number := _cut_off(word, language))}
    if len(numbers) != 1 or len(months) != 1:
        raise Unreadable(f"The day {quoted(cell)} can't be read.")
    return days.day(year, months.pop(), numbers[0])


@cache
def _cut_off(word: str, language: str) -> int:
    """The month whose name begins so, if it is one alone."""
    names = _numbers(language).items()
    found = {number for name, number in names if len(word) > 2 and name.startswith(word)}
    return found.pop() if len(found) == 1 else 0


@cache
def _numbers(language: str) -> dict[str, int]:
    return {
        name.casefold(): number
        for number, names in enumerate(_NAMES[language].split(), 1)
        for name in names.split("/")
    }
