"""What makes an edition's folder a package that others' tools accept.

``about`` says what all descriptors say of the edition as a whole; ``data_package``, ``croissant``
and ``citation`` write it down in the field's own forms, and ``checksums`` lists the files.
"""
