from __future__ import annotations

import pytest

from tray_app.probes.control_hosts import built_in_control_hosts, plan_for, split_place


def test_the_built_in_group_is_unlike_and_named():
    hosts = built_in_control_hosts()

    assert len(hosts) >= 4
    assert len(set(hosts.values())) == len(hosts)
    assert all(split_place(host)[1] == 993 for host in hosts)


def test_the_built_in_group_comes_with_its_other_tests():
    plan = plan_for(tuple(built_in_control_hosts()))

    assert plan.web
    assert plan.literal
    assert plan.portal_url.startswith("http://")


def test_a_list_of_the_users_own_is_asked_and_nobody_else():
    plan = plan_for(("mail.example:993", "127.0.0.1:9930", "www.example:443"))

    assert plan.mail == ("mail.example:993", "127.0.0.1:9930")
    assert (plan.web, plan.literal) == (("www.example:443",), "127.0.0.1:9930")


def test_a_web_server_says_nothing_about_mail_ports():
    assert "www.example:443" not in plan_for(("mail.example:993", "www.example:443")).mail


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
