"""Where a flat page's prose lies, and what stands around each line."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.reading import features, flat, layout


def test_the_core_is_the_stretch_with_the_most_prose():
    """A teaser far below paragraphs is outside the core; a heading between them is inside."""
    prose = [0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0]
    words = [2, 3, 40, 3, 35, 50, 2, 2, 2, 2, 2, 14, 2]
    assert layout.core(prose, words) == (2, 6)


def test_a_page_without_prose_has_an_empty_core():
    """Menus alone have no core."""
    assert layout.core([0, 0, 0], [1, 2, 3]) == (0, 0)


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.5, 1.0]), st.integers(1, 90))))
def test_the_core_is_a_stretch_of_the_page(lines):
    """The core lies within the page, and begins and ends with prose where it is not empty."""
    prose = [p for p, _ in lines]
    start, stop = layout.core(prose, [n for _, n in lines])
    assert 0 <= start <= stop <= len(lines)
    assert start == stop or (prose[start] and prose[stop - 1])


def test_means_look_to_either_side_and_leave_the_line_out():
    """The mean before a line and after it, as far as the reach; the given value at the edges."""
    before, after = layout.means(np.array([1.0, 2.0, 3.0, 7.0]), 2, outside=-1)
    assert before.tolist() == [-1, 1, 1.5, 2.5]
    assert after.tolist() == [2.5, 5, 7, -1]


def test_rows_of_a_table_are_a_run_of_one_shape():
    """Each line has every column, and rows of words and numbers alike stand in a run that prose does not."""
    page = flat.page("The table follows.\nPos.\tName\tPoints\n1\tAda\t12\n2\tBo\t9\nThat was it, all in all.")
    names = features.names(marked=False)
    seen = features.matrix(page)
    run = seen[:, names.index("run of shape")]
    assert seen.shape == (5, len(names))
    assert set(layout.NAMES) <= set(names)
    assert run[2] == run[3] > run[0]
