"""Reports in a few lines of plain text, or as plain values."""

from bot.records import Json
from index.evaluation.answers import Report
from index.evaluation.retrieval import Report as RetrievalReport
from index.evaluation.separation import Separation
from index.filters import DealFilter, QuoteFilter
from index.library import Library, ReindexReport, Status


def reindex_summary(report: ReindexReport) -> str:
    """Say what a reindex did."""
    changes, status = report.changes, report.status
    found = (
        f"{changes.added} added, {changes.changed} changed, {changes.removed} removed, "
        f"{changes.unchanged} unchanged, {len(changes.unreadable)} not readable; "
        f"{changes.embedded} texts embedded in {changes.seconds:.1f} s."
    )
    holds = (
        f"Generation {status.generation}: {status.articles} articles, {status.briefs} briefs, "
        f"{status.passages} passages, {status.sentences} sentences."
    )
    return f"{found}\n{holds}"


async def reading_summary(library: Library) -> str:
    """Say what has been found in the articles."""
    quotes, deals = await library.quotes(QuoteFilter()), await library.deals(DealFilter())
    waiting = [each for each in await library.unknown_names() if not each.accepted]
    return (
        f"Found {len(quotes)} quotes and {len(deals)} deals; {len(waiting)} unknown names wait "
        "for a decision (liner-notes names)."
    )


def status_summary(status: Status) -> str:
    """Say what is in the library."""
    built = f"{status.built_at:%Y-%m-%d %H:%M} UTC" if status.built_at else "never"
    return "\n".join(
        (
            f"articles    {status.articles}",
            f"briefs      {status.briefs}",
            f"passages    {status.passages}",
            f"sentences   {status.sentences}",
            f"generation  {status.generation}, built {built}",
            f"model       {status.model}",
        )
    )


def status_json(status: Status) -> dict[str, Json]:
    """Return what is in the library."""
    return {
        "articles": status.articles,
        "briefs": status.briefs,
        "passages": status.passages,
        "sentences": status.sentences,
        "generation": status.generation,
        "built_at": status.built_at.isoformat() if status.built_at else None,
        "model": status.model,
    }


def answers_summary(report: Report) -> str:
    """Say how well the questions were answered."""
    return "\n".join(
        (
            f"right article first   {_figure(report.right_article_first)}",
            f"right article shown   {_figure(report.right_article_shown)}",
            f"evidence shown        {_figure(report.evidence_shown)}",
            f"evidence in bold      {_figure(report.evidence_in_bold)}",
            f"answerable answered   {_figure(report.answered)}",
            f"unanswerable refused  {_figure(report.refused)}",
            f"citations an answer   {_figure(report.citations_shown)}",
            f"citations right       {_figure(report.citations_right)}",
            f"median time           {_figure(report.p50_ms, 0)} ms",
            f"95th percentile       {_figure(report.p95_ms, 0)} ms",
        )
    )


def retrieval_summary(report: RetrievalReport) -> str:
    """Say how well paragraphs and their sentences were found."""
    topic, paragraph = report.topic_absent, report.paragraph_absent
    order = "all stages" if report.reranked else "fused scores alone"
    return "\n".join(
        (
            f"questions             {report.questions}",
            f"order                 {order}",
            f"right one first       {_figure(report.r_at_1)}",
            f"right one in five     {_figure(report.r_at_5)}",
            f"MRR at 10             {_figure(report.mrr_at_10)}",
            f"sentence in bold      {_figure(report.sentence_in_bold)}",
            f"topic absent          {_separation(topic)}",
            f"paragraph absent      {_separation(paragraph)}",
            f"median time           {_figure(report.p50_ms, 0)} ms",
            f"95th percentile       {_figure(report.p95_ms, 0)} ms",
        )
    )


def _separation(separation: Separation) -> str:
    return (
        f"AUROC {_figure(separation.auroc)}, "
        f"coverage {_figure(separation.coverage_at_95)} at 95 % precision"
    )


def _figure(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
