"""What stands behind dev.py: the environment, PostgreSQL and the recipes. Standard library only."""
