"""Every number that decides what is linked, with what it was chosen on.

"The pairs" are press article and brochure of the Benelux programme 2021-2024 and four invented
editions (French, German, English, Dutch; ``tests/link/editions.py``): 22 themes that two sources
state in different words, and 76 pairs of different themes. "Unrelated" are 456 comparisons of a
Dutch theme with five cut from the bullets of the Dutch coalition agreement of 2021, the best of
the five counted. "Halved" are the pairs in random order with objectives and up to two themes of
each source left out at random: 192 trials.
"""

from __future__ import annotations

from typing import Final

#: Lengths of n-grams, in code points with the blank at either end of a word. 3–6, 4–5 and 4–6
#: hold true and unrelated themes equally far apart.
SHORTEST_NGRAM: Final = 3
LONGEST_NGRAM: Final = 5

#: Power of the inverse document frequency. In texts as short as a dozen objectives, words that
#: all share ("grensoverschrijdende", "samenwerking") outweigh what tells them apart when it is 1:
#: the least similar true theme of the pairs has .173, the most similar unrelated one .182. With 2
#: it is .149 and .123, with 3 .131 and .106.
IDF_EXPONENT: Final = 2

#: Least likeness of the objectives of two statements of one theme. On the pairs true themes have
#: .149 and more, others .104 and less, unrelated .123 and less. Halved: 327 right, 12 wrong, 113
#: left alone; with .10 it is 342, 28, 98, with .15 295, 3, 145.
CONTENT_FLOOR: Final = 0.125

#: Least likeness of two titles that is evidence by itself. Different themes of the pairs have .24
#: and less; titles made alike ("Een veilige Benelux", "Een duurzame Benelux") up to .51, one that
#: only says more ("Een veilige en rechtvaardige Benelux") .63.
TITLE_FLOOR: Final = 0.6

#: What the likeness of titles adds to that of objectives when several pairings are possible.
#: Halved without a floor and without leaving themes out: 700 of 768 right with 0, 720 with .3.
TITLE_WEIGHT: Final = 0.3

#: What being at the same place in both sources adds: less than any difference in content that
#: means something, more than rounding.
ORDER_WEIGHT: Final = 0.001

#: Decimals of a published score: more would depend on the machine's mathematical library.
SCORE_DECIMALS: Final = 4
