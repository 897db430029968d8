"""The rule language: syntax as written, the typed core as meant, and the way from one to the other."""
