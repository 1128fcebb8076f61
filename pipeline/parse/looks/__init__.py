"""What each unit looks like, by itself and among its neighbours: heading, item or paragraph."""
