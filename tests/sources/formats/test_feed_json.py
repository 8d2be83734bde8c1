"""What Mastodon's and Bluesky's public interfaces list of an account: its own words count, nobody else's."""

from __future__ import annotations

import pytest

from tests.sources.formats.reading import DAY, first, read, status

DOWN = "IMAP is down for everybody. We are working on it."
OVER = "The fault is fixed: IMAP works again."


def bluesky(text: str, clock: str, key: str = "a", **more: object) -> dict[str, object]:
    post = {
        "uri": f"at://did:plc:us/app.bsky.feed.post/{key}",
        "author": {"did": "did:plc:us", "handle": "status.post.example", "displayName": "Post"},
        "record": {"text": text, "createdAt": f"{DAY}{clock}:00.000Z"},
    }
    return {"post": post, **more}


def mastodon(text: str, clock: str, key: str = "a", **more: object) -> dict[str, object]:
    return {
        "id": key,
        "uri": f"https://social.example/users/us/statuses/{key}",
        "url": f"https://social.example/@us/{key}",
        "account": {"id": "1", "display_name": "Post"},
        "content": f"<p>{text}</p>",
        "created_at": f"{DAY}{clock}:00.000Z",
        "spoiler_text": "",
        "reblog": None,
        "in_reply_to_account_id": None,
        **more,
    }


def test_bluesky_posts_are_read_with_the_address_a_browser_opens():
    notice = first({"feed": [bluesky(DOWN, "14:10", "3k")]})

    assert (notice.state.value, notice.headline) == ("outage", "IMAP is down for everybody.")
    assert notice.url == "https://bsky.app/profile/status.post.example/post/3k"
    assert read({"feed": [bluesky(DOWN, "14:10")]}).format == "bluesky"


def test_mastodon_posts_are_read_without_their_markup():
    notice = first([mastodon(DOWN, "14:10", "7")])

    assert (notice.state.value, notice.text) == ("outage", DOWN)
    assert notice.url == "https://social.example/@us/7"
    assert read([mastodon(DOWN, "14:10")]).format == "mastodon"


@pytest.mark.parametrize(
    "posts",
    [
        {"feed": [bluesky(OVER, "14:50", "b"), bluesky(DOWN, "14:10", "a")]},
        [mastodon(OVER, "14:50", "b"), mastodon(DOWN, "14:10", "a")],
    ],
    ids=["bluesky", "mastodon"],
)
def test_an_all_clear_ends_what_was_posted_before(posts):
    assert status(posts) == "ok"


@pytest.mark.parametrize(
    "posts",
    [
        {"feed": [bluesky(DOWN, "14:10", reason={"$type": "app.bsky.feed.defs#reasonRepost"})]},
        {"feed": [bluesky(DOWN, "14:10", reply={"parent": {"author": {"did": "did:plc:somebody"}}})]},
        [mastodon("", "14:10", reblog={"content": DOWN})],
        [mastodon(DOWN, "14:10", in_reply_to_account_id="2")],
    ],
    ids=["repost", "answer", "boost", "answer on mastodon"],
)
def test_what_is_passed_on_or_answered_is_not_the_providers_word(posts):
    reading = read(posts)

    assert (reading.readable, reading.status.value, reading.notices) == (True, "unknown", ())


def test_a_thread_goes_on_as_an_answer_to_oneself():
    thread = bluesky(DOWN, "14:10", reply={"parent": {"author": {"did": "did:plc:us"}}})

    assert status({"feed": [thread]}) == "outage"
    assert status([mastodon(DOWN, "14:10", in_reply_to_account_id="1")]) == "outage"
