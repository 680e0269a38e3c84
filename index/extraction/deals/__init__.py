"""Deals and lawsuits in an article: rules over its sentences, weighed by fitted numbers."""

from index.extraction.deals.reader import read_deals

DEALS_VERSION = "3"
"""Changes whenever other code may read an article differently; weights count by themselves."""

__all__ = ["DEALS_VERSION", "read_deals"]
