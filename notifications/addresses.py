"""Where messages and calls may go, said once for channels and webhooks: the intranet and the world, not this machine itself.

A name that leads to this machine, to a link-local address (there cloud machines keep their secrets), or nowhere is refused,
unless the installation says DONDOC_LOCAL_ADDRESSES=true.
"""

import ipaddress
import socket

from plans.problems import Problem, error


class AddressRefused(OSError):
    """The name leads to this machine or to a link-local address, where nothing may go."""


def may_call(address: str) -> bool:
    """Addresses of the intranet and of the world; not this machine, link-local, multicast, unspecified or reserved ones."""
    one = ipaddress.ip_address(address.split("%")[0])
    if isinstance(one, ipaddress.IPv6Address) and one.ipv4_mapped:
        one = one.ipv4_mapped
    return not (one.is_loopback or one.is_link_local or one.is_multicast or one.is_unspecified or one.is_reserved)


def addresses_of(host: str, port: int, *, local: bool) -> list[str]:
    """The addresses that a name has now; `local`: also those of this machine. Raises AddressRefused, OSError, ValueError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    if not local and (refused := [one for one in addresses if not may_call(one)]):
        raise AddressRefused(f"not called: {refused[0]}")
    return addresses


def wrong_host(host: str, *, local: bool) -> list[Problem]:
    """Why nothing may go to this host, as it is now; where `local` says so everything may, and nothing is looked up.

    No host is nothing to refuse: the service is the plugin's own.
    """
    if local or not host:
        return []
    try:
        addresses_of(host, 0, local=False)
    except AddressRefused:
        return [error("address-local", host=host)]
    except (OSError, ValueError):  # ValueError: a name that no address can have
        return [error("address-unresolved", host=host)]
    return []
