"""The view of a report: every word, number and order in place, ready to be set in any format."""
