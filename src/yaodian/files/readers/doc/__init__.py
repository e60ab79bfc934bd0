"""The binary Word document, 97 to 2003, as [MS-DOC] describes it; names in the code are those of the standard where
it has better ones than we could find.
"""

from yaodian.files.readers.doc.document import read_doc

__all__ = ["read_doc"]
