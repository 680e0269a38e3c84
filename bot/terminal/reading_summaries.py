"""Reports on how well quotes and deals are read, in a few lines of plain text."""

from index.evaluation.deals import Report as DealsReport
from index.evaluation.grouped_deals import MergedReport
from index.evaluation.quote_scores import Report as QuotesReport
from index.evaluation.quote_scores import Score


def quotes_summary(report: QuotesReport) -> str:
    """Say how well quotes, their speakers and organisations were found."""
    return "\n".join(
        (
            f"articles                {report.articles}",
            f"articles a second       {report.articles_per_second:.2f}",
            "in quotation marks",
            *_score(report.marked),
            f"  kind right            {report.kinds_right:.3f}",
            "reported without them",
            *_score(report.statements),
        )
    )


def _score(score: Score) -> tuple[str, ...]:
    return (
        f"  labelled, found       {score.labelled}, {score.found}",
        f"  words precision       {score.precision:.3f}",
        f"  words recall          {score.recall:.3f}",
        f"  words F1              {score.f1:.3f}",
        f"  speaker right         {score.speaker_accuracy:.3f} of {score.matched}",
        f"  words and speaker F1  {score.both_f1:.3f}",
        f"  organisation right    {score.organisation_accuracy:.3f} of {score.organised}",
    )


def deals_summary(report: DealsReport | MergedReport) -> str:
    """Say how well deals were found, and what is right of those found."""
    if isinstance(report, MergedReport):
        return _merged_summary(report)
    return "\n".join(
        (
            f"articles                {report.articles}",
            f"articles a second       {report.articles_per_second:.1f}",
            f"names taken besides     {report.names_accepted}",
            f"pairs labelled, listed  {report.facts}, {report.listed}",
            f"precision               {report.precision:.3f}",
            f"recall                  {report.recall:.3f}",
            f"F1                      {report.f1:.3f}",
            f"kind right              {report.kind_right:.3f} of {report.found}",
            f"date right              {report.date_right:.3f}",
            f"talks, found, listed    {report.talks}, {report.talks_found}, {report.talks_listed}",
        )
    )


def _merged_summary(report: MergedReport) -> str:
    return "\n".join(
        (
            f"articles                {report.articles}",
            f"articles a second       {report.articles_per_second:.1f}",
            f"deals listed, found     {report.deals}, {report.found}",
            f"recall                  {report.recall:.3f}",
            f"kind right              {report.kind_right:.3f} of {report.found}",
            f"date right              {report.date_right:.3f}",
            f"shown more than once    {report.twice}",
        )
    )
