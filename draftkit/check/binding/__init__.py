"""Which fact each figure of a text states, and how well: `binding.bind_figures` is the door."""
