"""How long the first look-up takes, and all providers together, from a cold start of the catalogue."""

from __future__ import annotations

import time

from tray_app.discovery import catalogue
from tray_app.discovery.catalogue import all_providers, found_in_catalogue, provider_for

REACH_MS = 50.0


def forget() -> None:
    catalogue.forget()


def resolve_all(domains: list[str]) -> float:
    """Milliseconds for one address at each of `domains`."""
    began = time.perf_counter()
    for domain in domains:
        provider = provider_for(domain)
        assert provider is not None, domain
        found_in_catalogue(provider, f"name@{domain}")
    return (time.perf_counter() - began) * 1000


def main() -> None:
    domains = [provider.domains[0].replace("*.", "name.") for provider in all_providers()]
    forget()
    first = resolve_all(["o2mail.de"])
    runs = []
    for _ in range(5):
        forget()
        runs.append(resolve_all(domains))
    print(f"first look-up {first:.1f} ms; {len(domains)} providers {min(runs):.1f} to {max(runs):.1f} ms")
    print(f"to reach: {REACH_MS:.0f} ms -> {'reached' if max(runs) < REACH_MS else 'MISSED'}")


if __name__ == "__main__":
    main()
