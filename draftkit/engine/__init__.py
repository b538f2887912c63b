"""Files of requests for an engine that answers them by the thousand, and what comes back."""
