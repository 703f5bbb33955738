"""The papers of city-to-city cooperation, in English and Chinese, as PDF and as Word files."""

__version__ = "0.1.0"
