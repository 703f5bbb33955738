"""What documents show of a mission and no field says: days, numbers, orders, places."""
