"""The version, as a constant: asking for the installed package's own metadata takes three times as long as Python."""

VERSION = "0.1.0"
