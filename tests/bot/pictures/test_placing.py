import itertools

from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.placing import Box, Field, places

FIELD = Field(40, 250, 1040, 1260)

networks = st.integers(1, 24).flatmap(
    lambda count: st.tuples(
        st.just([f"party {number}" for number in range(count)]),
        st.dictionaries(
            st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
                lambda pair: pair[0] < pair[1]
            ),
            st.integers(1, 9),
            max_size=30,
        ),
        st.lists(st.integers(30, 100), min_size=count, max_size=count),
    )
)


def overlap(a: tuple[float, float], b: tuple[float, float], one: Box, other: Box) -> float:
    """Return by how many pixels two boxes overlap, the shorter way; 0 if they do not."""
    wide = one.half_width + other.half_width - abs(a[0] - b[0])
    high = min(a[1] + one.below, b[1] + other.below) - max(a[1] - one.above, b[1] - other.above)
    return max(0.0, min(wide, high))


@given(networks)
def test_no_two_boxes_overlap_and_all_are_inside(
    network: tuple[list[str], dict[tuple[int, int], int], list[int]],
) -> None:
    names, numbers, widths = network
    pairs = {(names[one], names[other]): count for (one, other), count in numbers.items()}
    boxes = {name: Box(width, 40, 80) for name, width in zip(names, widths, strict=True)}
    points = places(boxes, pairs, FIELD)
    for (name, a), (another, b) in itertools.combinations(points.items(), 2):
        assert overlap(a, b, boxes[name], boxes[another]) < 1
    for name, (x, y) in points.items():
        box = boxes[name]
        assert FIELD.left <= x - box.half_width + 0.01
        assert x + box.half_width <= FIELD.right + 0.01
        assert FIELD.top <= y - box.above + 0.01
        assert y + box.below <= FIELD.bottom + 0.01


def test_the_same_deals_give_the_same_places() -> None:
    boxes = {name: Box(60, 30, 60) for name in "abcdef"}
    pairs = {("a", "b"): 2, ("b", "c"): 1, ("d", "e"): 4}
    assert places(boxes, pairs, FIELD) == places(boxes, pairs, FIELD)


def test_a_single_party_stands_in_the_middle() -> None:
    assert places({"a": Box(60, 30, 60)}, {}, FIELD) == {"a": (540, 755)}
