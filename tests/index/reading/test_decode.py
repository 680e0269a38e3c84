import codecs

import pytest

from index.reading.decode import decode
from index.reading.draft import UnreadableError

ENGLISH = (
    "The company’s “licensing” deals with Björn – announced in November – mark a step towards "
    "paid training. Artists will be asked before their work is used, the firm’s chief said."
)
FRENCH = (
    "La société a annoncé un accord de licence à l'échelle européenne; les éditeurs français en "
    "espèrent beaucoup, même si le prix reste secret. Où ira l'argent? Aux auteurs, dit-elle."
)
HEBREW = (
    "חברת האפליקציות חתמה על הסכם רישוי עם שלוש חברות התקליטים הגדולות. ההסכם מאפשר לאמנים "
    "לקבל תגמול על השימוש ביצירותיהם."
)
CZECH = (
    "Společnost uzavřela licenční smlouvu s největšími vydavatelstvími. Umělci dostanou "
    "zaplaceno za každé použití své hudby, řekl ředitel."
)
RUSSIAN = (
    "Звукозаписывающие компании договорились с разработчиками: авторы песен будут получать "
    "плату за обучение моделей. Подробности не раскрываются."
)
TURKISH = "Şirket, en büyük plak şirketleriyle lisans anlaşması imzaladı. Sanatçılar ödeme alacak."
GERMAN = (
    "Das Landgericht München hat entschieden: Die Sängerin erhält für die Nutzung ihrer Stimme "
    "eine Entschädigung. Über die Höhe wird noch verhandelt, erklärte der Anwalt."
)
POLISH = (
    "Wytwórnie płytowe zawarły ugodę ze spółką; twórcy otrzymają wynagrodzenie za każdy utwór "
    "użyty do szkolenia modelu. Szczegóły umowy są tajne, powiedział rzecznik."
)
HUNGARIAN = (
    "A kiadók megegyeztek a céggel: a szerzők díjazást kapnak minden felhasznált műért. A "
    "szerződés részletei titkosak, közölte a szóvivő, de a zenészek örülnek."
)
LITHUANIAN = (
    "Leidyklos susitarė su bendrove: kūrėjai gaus atlygį už kiekvieną panaudotą kūrinį. "
    "Sutarties sąlygos neskelbiamos, sakė atstovė."
)
GREEK = (
    "Οι δισκογραφικές εταιρείες συμφώνησαν με την εταιρεία τεχνητής νοημοσύνης. Οι δημιουργοί "
    "θα πληρώνονται για κάθε χρήση."
)
IN_CODE_PAGES = [
    (ENGLISH, "windows-1252"), (FRENCH, "windows-1252"), (GERMAN, "windows-1252"),
    (POLISH, "windows-1250"), (HUNGARIAN, "windows-1250"), (CZECH, "windows-1250"),
    (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (GREEK, "windows-1253"),
    (TURKISH, "windows-1254"), (HEBREW, "windows-1255"), (LITHUANIAN, "windows-1257"),
]  # fmt: skip


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, FRENCH, HEBREW, RUSSIAN])
def test_unicode_is_read_by_its_mark(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")],
)
def test_the_other_byte_order_is_read_too(mark: bytes, codec: str) -> None:
    assert decode(mark + HEBREW.encode(codec)) == HEBREW


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ENGLISH, "windows-1252"),
        (GERMAN, "windows-1252"),
        (GERMAN, "latin-1"),
        (HEBREW, "windows-1255"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "windows-1253"),
    ],
)
def test_an_old_encoding_is_recognised_from_the_words(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


def decoded_or_refused(data: bytes) -> str | None:
    try:
        return decode(data)
    except UnreadableError:
        return None


@pytest.mark.parametrize(("text", "codec"), IN_CODE_PAGES)
def test_an_excerpt_of_any_length_is_read_rightly_or_refused(text: str, codec: str) -> None:
    excerpts = [
        text[start : start + length]
        for length in range(15, len(text) + 1, 9)
        for start in range(0, len(text) - length + 1, 7)
    ]
    wrong = [
        excerpt
        for excerpt in excerpts
        if decoded_or_refused(excerpt.encode(codec)) not in (excerpt, None)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("excerpt", "codec"),
    [
        ("тчиками: авторы песен будут получать плату", "windows-1251"),
        ("тчиками: авторы", "windows-1251"),
        ("του Μονάχου απο", "windows-1253"),
        ("פט במינכן קבע כי השימוש במילות השירים ללא ", "windows-1255"),
        ("ontrat très attendu; les compositeurs, eux, déplore", "windows-1252"),
        ("szkolenia modelu. Szczegóły umowy są tajne", "windows-1250"),
        ("同社は主要レーベルとライセンス契約を結んだと発表した。" * 4, "euc_jp"),
        ("该公司与三大唱片公司签署了许可协议。" * 6, "gb18030"),
    ],
)
def test_excerpts_that_mislead_a_guess_are_refused(excerpt: str, codec: str) -> None:
    assert decoded_or_refused(excerpt.encode(codec)) is None


@pytest.mark.parametrize(
    "data",
    [
        "הסכם רישוי חדש".encode("windows-1255"),
        FRENCH.encode("windows-1252"),
        bytes(range(128, 256)) * 8,
        codecs.BOM_UTF16_LE + b"\x00\xd8a",
    ],
    ids=["too short", "several fit", "noise", "broken UTF-16"],
)
def test_an_encoding_in_doubt_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="save it as UTF-8"):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"a\x00b", "a\0b".encode("utf-16"), b"\x89PNG\r\n\x1a\n\x00\x00\xff"]
)
def test_nul_bytes_are_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="NUL"):
        decode(data)


@pytest.mark.parametrize(("text", "codec"), IN_CODE_PAGES)
def test_a_declared_encoding_settles_the_doubt(text: str, codec: str) -> None:
    assert decode(text.encode(codec), declared=codec) == text


def test_utf8_is_believed_over_a_wrong_declaration() -> None:
    assert decode("Björn".encode(), declared="latin-1") == "Björn"


@pytest.mark.parametrize("declared", ["no-such-encoding", "ascii", "rot13", "base64", "zlib"])
def test_an_unusable_declaration_is_ignored(declared: str) -> None:
    assert decode(GERMAN.encode("latin-1"), declared=declared) == GERMAN
