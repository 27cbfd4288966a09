"""Papers drafted from findings, parties and placements: the fair agreement, the worker's contract, comparisons and checklists."""
