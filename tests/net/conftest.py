from __future__ import annotations

import pytest

from tests.fakes import certificates


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return certificates.authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="session")
def context(authority):
    from tray_app.net.trust import Trust

    return Trust().context(authority.ca_file)
