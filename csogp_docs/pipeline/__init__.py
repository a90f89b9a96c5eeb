"""The six steps in order, one function for each use.

1 load, 2 validate (`reading`); 3 assess, 4 compose, 5 render the documents of a case
(`making`), which a batch publishes; 3 to 6 for what is about no case (`leaflet`,
`manual`); 3 and 4 for a person at a terminal (`explaining`), or for two contents
(`comparing`); 3 and 5 for a timetable (`timetabling`); 3 to 5 for many cases at once
(`bundling`, `caseload`); 1, 2 and 6 for content itself (`releasing`). Nothing else
knows the order.
"""
