"""Tables of a programme: what heads them, which column holds what, which of them only count."""
