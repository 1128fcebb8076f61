"""The words of the trade: frozen values that every stage speaks, with no behaviour of a stage.

Standard library only. Positions are Unicode code points into a document's canonical text,
half-open; lengths on a page are PDF points from the top left corner as displayed.
"""
