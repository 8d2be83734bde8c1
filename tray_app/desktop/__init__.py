"""The computer around us: notifications, tray host, single instance, autostart, sleep, network, power, opener.

- Nothing here decides what is said or when; it only carries out and reports what really happened.
- Whatever may block lives in a thread of its own and comes home through a `deliver` that is handed in.
- An operating system that lacks something is normal: each part says so instead of failing.
"""
