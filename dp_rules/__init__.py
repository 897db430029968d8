"""Targets as code: official plans as spec files, evaluated exactly and explained."""
