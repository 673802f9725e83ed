"""The run: the only writer, all I/O."""
