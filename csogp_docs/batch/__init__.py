"""Many cases: what is stale, who makes it, and what became of it.

`plan` compares the manifest of an output folder with what is there now; what it finds
current is not made again, and nothing that makes documents is then even imported.
`running` makes the rest, here or in other processes, and is the only writer.
"""
