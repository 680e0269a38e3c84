"""What people can do in Discord: one module a group of commands."""
