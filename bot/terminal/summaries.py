"""Reports in a few lines of plain text, or as plain values."""

from bot.terminal.as_json import Json
from index.evaluation.answers import Report
from index.library import ReindexReport, Status


def reindex_summary(report: ReindexReport) -> str:
    """Say what a reindex did."""
    changes, status = report.changes, report.status
    found = (
        f"{changes.added} added, {changes.changed} changed, {changes.removed} removed, "
        f"{changes.unchanged} unchanged; "
        f"{changes.embedded} texts embedded in {changes.seconds:.1f} s."
    )
    holds = (
        f"Generation {status.generation}: {status.articles} articles, {status.briefs} briefs, "
        f"{status.passages} passages, {status.sentences} sentences."
    )
    unread = [f"Not read: {problem}" for problem in changes.unreadable]
    return "\n".join([found, holds, *unread])


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
            f"right article first   {report.right_article_first:.3f}",
            f"right article shown   {report.right_article_shown:.3f}",
            f"evidence shown        {report.evidence_shown:.3f}",
            f"evidence in bold      {report.evidence_in_bold:.3f}",
            f"answerable answered   {report.answered:.3f}",
            f"unanswerable refused  {report.refused:.3f}",
            f"time                  {report.p50_ms:.0f} ms median, {report.p95_ms:.0f} ms p95",
        )
    )
