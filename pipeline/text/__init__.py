"""Words: cleaning, languages, numbers. Every stage may use it; it knows only ``model``."""
