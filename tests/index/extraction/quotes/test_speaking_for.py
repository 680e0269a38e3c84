"""Whom somebody speaks for, as a sentence or a few tell it. All names are made up."""

import pytest

from tests.index.extraction.quotes.reading import told


def organisation_of(text: str) -> str | None:
    quote = told(text)[0]
    return quote.organisation.replace("’", "'") if quote.organisation else None


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("“Not yet,” said Dagny Okonjo of Vellum Audio.", "Vellum Audio"),
        ("“Not yet,” said Malachi Brandt, of the Harbour Institute.", "Harbour Institute"),
        ("“Not yet,” said Ines Vasquez at Mirepoix.", "Mirepoix"),
        ("“Not yet,” said Tobias Moe, a lawyer with Brandt & Keogh.", "Brandt & Keogh"),
        ("“Not yet,” said Nora Castell, who works for Palisade Media.", "Palisade Media"),
        ("“Not yet,” said Dagny Okonjo, who runs the label Quill.", "Quill"),
        ("“Not yet,” said Malachi Brandt, who heads licensing at Osterly.", "Osterly"),
        ("“Not yet,” said Ines Vasquez, whose company, Osterly, trains models.", "Osterly"),
        ("“Not yet,” said Tobias Moe, founder of the start-up Osterly.", "Osterly"),
    ],
)
def test_a_link_behind_a_name_tells_the_organisation(text: str, organisation: str) -> None:
    assert organisation_of(text) == organisation


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("“Not yet,” said Dagny Okonjo, the Osterly chief executive.", "Osterly"),
        ("“Not yet,” said Malachi Brandt, Osterly's chief executive.", "Osterly"),
        ("“Not yet,” said Osterly's chief executive, Ines Vasquez.", "Osterly"),
        ("“Not yet,” said Osterly chief executive Tobias Moe.", "Osterly"),
        ("“Not yet,” said Nora Castell, chief executive of Osterly.", "Osterly"),
        ("“Not yet,” said Dagny Okonjo, chief executive at Osterly.", "Osterly"),
        ("“Not yet,” said Malachi Brandt, CEO, Osterly.", "Osterly"),
        ("“Not yet,” said Ines Vasquez (Osterly CEO).", "Osterly"),
        ("“Not yet,” said Tobias Moe (CEO, Osterly).", "Osterly"),
        ("“Not yet,” said Nora Castell, SVP of Partnerships at Osterly.", "Osterly"),
        ("“Not yet,” said Dagny Okonjo, Osterly's SVP, Global Partnerships.", "Osterly"),
        ("“Not yet,” said Osterly spokeswoman Malachi Brandt.", "Osterly"),
        ("“Not yet,” said Ines Vasquez, a Osterly spokeswoman.", "Osterly"),
        ("“Not yet,” said Tobias Moe, a spokeswoman for Osterly.", "Osterly"),
        (
            "“Not yet,” said Nora Castell, spokeswoman for the Ministry of Culture.",
            "Ministry of Culture",
        ),
        ("“Not yet,” said Dagny Okonjo, an analyst at Corbel Securities.", "Corbel Securities"),
        ("“Not yet,” said Corbel Securities analyst Malachi Brandt.", "Corbel Securities"),
        (
            "“Not yet,” said Ines Vasquez, a professor of law at the University of Tarn.",
            "University of Tarn",
        ),
        ("“Not yet,” said Professor Tobias Moe of the University of Tarn.", "University of Tarn"),
        (
            "“Not yet,” said Dr Nora Castell, a cardiologist at Saltmarsh General Hospital.",
            "Saltmarsh General Hospital",
        ),
        (
            "“Not yet,” said Dagny Okonjo, president of the Tarn Teachers' Union.",
            "Tarn Teachers' Union",
        ),
        (
            "“Not yet,” said Malachi Brandt, secretary of the Session Players' Guild (SPG).",
            "Session Players' Guild",
        ),
        (
            "“Not yet,” said Ines Vasquez, director at the Federation of Independent Labels.",
            "Federation of Independent Labels",
        ),
        ("“Not yet,” said Tobias Moe, chair of Tarn County Council.", "Tarn County Council"),
        ("“Not yet,” said Inspector Nora Castell of Tarn Police.", "Tarn Police"),
        ("“Not yet,” said Dagny Okonjo, a partner at the law firm Keogh Brandt.", "Keogh Brandt"),
        ("“Not yet,” said Malachi Brandt, bassist in Velvet Anvil.", "Velvet Anvil"),
        ("“Not yet,” said Ines Vasquez, head coach of Tarn Rovers.", "Tarn Rovers"),
        ("“Not yet,” said Tobias Moe, Tarn Rovers' head coach.", "Tarn Rovers"),
    ],
)
def test_a_description_beside_a_name_tells_the_organisation(text: str, organisation: str) -> None:
    assert organisation_of(text) == organisation


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("For Osterly, Dagny Okonjo said: “Not yet.”", "Osterly"),
        ("Malachi Brandt is the chief executive of Osterly. “Not yet,” he said.", "Osterly"),
        ("Ines Vasquez joined Osterly as general counsel in May. “Not yet,” she said.", "Osterly"),
        ("Tobias Moe, who joined Osterly as general counsel in May, said: “Not yet.”", "Osterly"),
        ("Nora Castell has been named chief executive of Osterly. “Not yet,” she said.", "Osterly"),
        (
            "Osterly has appointed Dagny Okonjo as its chief executive. “Not yet,” she said.",
            "Osterly",
        ),
        (
            "Osterly has hired Malachi Brandt from Northlight. “Not yet,” said Brandt.",
            "Osterly",
        ),
        ("Vasquez founded Osterly in 2019. “Not yet,” said Ines Vasquez.", "Osterly"),
    ],
)
def test_what_a_sentence_says_of_somebody_tells_the_organisation(
    text: str, organisation: str
) -> None:
    assert organisation_of(text) == organisation


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        (
            "Osterly has raised $4m. “Not yet,” said the company's chief executive, Dagny Okonjo.",
            "Osterly",
        ),
        (
            "Osterly has raised $4m. “Not yet,” said its founder, Malachi Brandt.",
            "Osterly",
        ),
        ("Osterly has raised $4m. “Not yet,” said chief executive Ines Vasquez.", "Osterly"),
        (
            "Osterly has raised $4m. “Not yet,” said Tobias Moe, the start-up's co-founder.",
            "Osterly",
        ),
        ("Osterly has raised $4m. “Not yet,” a spokesperson said.", "Osterly"),
        ("Osterly has raised $4m. “Not yet,” a spokesperson for the company said.", "Osterly"),
        ("Osterly has raised $4m. “Not yet,” the company said.", "Osterly"),
        ("Osterly has raised $4m. “Not yet,” it said in a statement.", "Osterly"),
        (
            "Osterly has raised $4m. “Not yet,” the firm's finance chief, Tobias Moe, said.",
            "Osterly",
        ),
        ("A Osterly spokesman said: “Not yet.”", "Osterly"),
        ("“Not yet,” said a spokesman for Osterly.", "Osterly"),
        ("“Not yet,” a Northlight representative told reporters.", "Northlight Music Group"),
        (
            "Northlight and Tunello settled. “Not yet,” said Ines Vasquez, Tunello's co-founder.",
            "Tunello",
        ),
        ("Northlight and Tunello have settled. “Not yet,” said Tunello.", "Tunello"),
        ("“Not yet,” the Tarn Museum said in a statement.", "Tarn Museum"),
        ("“Not yet,” the Department of Fisheries said.", "Department of Fisheries"),
        (
            "The Federal Harbour Agency has closed two piers. “Not yet,” the agency said.",
            "Federal Harbour Agency",
        ),
        (
            "The Harbour Agency has closed. “Not yet,” said Ines Vasquez, the agency's director.",
            "Harbour Agency",
        ),
        (
            "The Session Players' Guild is cross. “No,” said Tobias Moe, the guild's president.",
            "Session Players' Guild",
        ),
        (
            "The Session Players' Guild (SPG) is cross. “No,” said Nora Castell of the SPG.",
            "Session Players' Guild",
        ),
        (
            "The European Tariff Commission is not happy. “Not yet,” the Commission said.",
            "European Tariff Commission",
        ),
        (
            "“No,” says Malachi Brandt, co-founder and CTO at the Berlin start-up Osterly.",
            "Osterly",
        ),
    ],
)
def test_the_organisation_of_a_bare_role_is_the_one_that_is_spoken_of(
    text: str, organisation: str
) -> None:
    assert organisation_of(text) == organisation


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        (
            "• Dagny Okonjo (Vellum Audio Head of Policy) said: “We are glad of it here.”",
            "Vellum Audio",
        ),
        ("“Not yet”\nMalachi Brandt, Vellum Audio", "Vellum Audio"),
        ("“Not yet”\nInes Vasquez, Chief Operating Officer, Vellum Audio", "Vellum Audio"),
        ("“Not yet”\n— Tobias Moe, COO of Vellum Audio", "Vellum Audio"),
        ("Speaking for AUTORA, Nora Castell said: “Not yet.”", "AUTORA"),
        ("AUTORA's Dagny Okonjo said: “Not yet.”", "AUTORA"),
        ("Osterly's Malachi Brandt said: “Not yet.”", "Osterly"),
        ("Ines Vasquez, speaking on behalf of Osterly, said: “Not yet.”", "Osterly"),
        (
            "Tobias Moe, representing the Tarn Farmers' Union, said: “Not yet.”",
            "Tarn Farmers' Union",
        ),
    ],
)
def test_lists_and_signatures_tell_the_organisation(text: str, organisation: str) -> None:
    assert organisation_of(text) == organisation


@pytest.mark.parametrize(
    "text",
    [
        "“Not yet,” said Dagny Okonjo, a former Tunello executive.",
        "“Not yet,” said Malachi Brandt, formerly of Tunello.",
        "“Not yet,” said Ines Vasquez, who left Tunello in 2021.",
        "“Not yet,” said Tobias Moe, who spent ten years at Tunello.",
        "“Not yet,” said Nora Castell, who was chief executive of Tunello until May.",
        "“Not yet,” said Dagny Okonjo, once head of policy at Tunello.",
        "“Not yet,” said Malachi Brandt, an ex-Tunello engineer.",
        "“Not yet,” said Ines Vasquez, previously vice president at Tunello.",
        "“Not yet,” said Tobias Moe, who used to work at Tunello.",
        "“Not yet,” said Nora Castell, who is suing Tunello.",
        "“Not yet,” said Dagny Okonjo, who licensed some songs to Tunello.",
        "“Not yet,” said Malachi Brandt, a singer signed to Almond Records.",
        "“Not yet,” said Ines Vasquez, an Almond-signed singer.",
        "“Not yet,” said Tobias Moe, 54, of Oslo.",
        "“Not yet,” said Nora Castell, a farmer from Tarn.",
        "“Not yet,” said Dagny Okonjo, a lawyer who represents Tunello users.",
        "“Not yet,” said Malachi Brandt, a songwriter. She said Tunello had copied her.",
        "Tunello has raised $4m. “Not yet,” said the singer Ines Vasquez.",
        "Tunello has raised $4m. “Not yet,” said Senator Tobias Moe.",
        "Tunello has raised $4m. “Not yet,” said Judge Nora Castell.",
        "Tunello has raised $4m. “Not yet,” said Dagny Okonjo, mayor of Tarn.",
        "“Not yet,” said Malachi Brandt, who will join Tunello in May.",
        "“Not yet,” said Ines Vasquez, a neighbour, outside the Tunello office.",
    ],
)
def test_nobody_speaks_for_a_past_employer_or_for_whom_they_only_deal_with(text: str) -> None:
    assert organisation_of(text) is None


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Dagny Okonjo, who ran Tunello before she founded Osterly, said: “Not yet.”", "Osterly"),
        (
            "Malachi Brandt, a former Tunello lawyer who now runs Osterly, said: “Not yet.”",
            "Osterly",
        ),
        (
            "Ines Vasquez left Tunello for Osterly, where she runs policy. “Not yet,” she said.",
            "Osterly",
        ),
    ],
)
def test_the_present_employer_is_told_from_the_past_one(text: str, organisation: str) -> None:
    assert organisation_of(text) == organisation


@pytest.mark.parametrize(
    "text",
    [
        "Meanwhile Quiverly raised $5m. “We are glad,” said Ines Moe, head of sales at Quiverly.",
        "However Quiverly acquired Osterly. “We are glad,” the company said.",
        "“We sing,” said vocalist Zyx Qwent of Quiverly.",
    ],
)
def test_a_word_that_opens_a_sentence_or_a_role_is_no_part_of_a_name(text: str) -> None:
    assert organisation_of(text) == "Quiverly"
