from __future__ import annotations

import pytest

from tray_app.probes.control_hosts import plan_for, split_place

BUILT_IN = ("imap.one.example:993", "imap.two.example:993", "imap.three.example:993")


@pytest.mark.parametrize("hosts", [BUILT_IN, BUILT_IN[:2]])
def test_the_built_in_group_comes_with_its_other_tests(hosts):
    plan = plan_for(hosts, BUILT_IN)

    assert plan.mail == hosts
    assert plan.web
    assert plan.literal
    assert plan.portal_url.startswith("http://")


def test_a_list_of_the_users_own_is_asked_and_nobody_else():
    plan = plan_for(("mail.example:993", "127.0.0.1:9930", "www.example:443"), BUILT_IN)

    assert plan.mail == ("mail.example:993", "127.0.0.1:9930")
    assert (plan.web, plan.literal) == (("www.example:443",), "127.0.0.1:9930")


def test_a_web_server_says_nothing_about_mail_ports():
    assert "www.example:443" not in plan_for(("mail.example:993", "www.example:443"), BUILT_IN).mail


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("mail.example:465", ("mail.example", 465)),
        ("mail.example", ("mail.example", 993)),
        ("[::1]:143", ("::1", 143)),
        ("127.0.0.1:1", ("127.0.0.1", 1)),
    ],
)
def test_host_and_port(place, parts):
    assert split_place(place) == parts
