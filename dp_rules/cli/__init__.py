"""The command line: one module a command."""

import gc

# A command is short and leaves next to no garbage; looking for it would take a tenth of its time.
gc.disable()
