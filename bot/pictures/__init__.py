"""Deals as pictures: when they were made, and who made them with whom."""

from bot.pictures.picture import Picture
from bot.pictures.relations import relations
from bot.pictures.timeline import timeline

__all__ = ["Picture", "relations", "timeline"]
