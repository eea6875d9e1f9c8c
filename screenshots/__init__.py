"""How checkin looks: pictures made by a script, and compared by the tests."""
