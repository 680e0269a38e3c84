"""Deals and lawsuits in an article: rules over its sentences, without a model."""

from index.extraction.deals.reader import read_deals

DEALS_VERSION = "2"
"""Changes whenever the same article may be read differently."""

__all__ = ["DEALS_VERSION", "read_deals"]
