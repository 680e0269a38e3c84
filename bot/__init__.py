"""The Discord face of Liner Notes: commands, cards and the command line."""
