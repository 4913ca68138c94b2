"""Seventy people at once, each on a connection of their own, turning pages as fast as they come."""

import asyncio
from collections.abc import Iterator
from itertools import cycle, islice
from statistics import quantiles
from time import perf_counter

HOST = "127.0.0.1"


def pages_a_second(port: int, cookies: list[str], paths: list[str], seconds: float) -> tuple[float, float, int]:
    """Pages a second, the milliseconds within which 95 of 100 came, and how many were refused."""
    times: list[float] = []
    refused = asyncio.run(_crowd(port, cookies, paths, seconds, times))
    return len(times) / seconds, quantiles(times, n=20)[-1] if len(times) > 1 else 0.0, refused


async def _crowd(port: int, cookies: list[str], paths: list[str], seconds: float, times: list[float]) -> int:
    until = perf_counter() + seconds
    people = [
        _person(port, cookie, islice(cycle(paths), number, None), until, times) for number, cookie in enumerate(cookies)
    ]
    return sum(await asyncio.gather(*people))


async def _person(port: int, cookie: str, paths: Iterator[str], until: float, times: list[float]) -> int:
    refused = 0
    reader, writer = await asyncio.open_connection(HOST, port)
    for path in paths:
        begun = perf_counter()
        if begun >= until:
            break
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nCookie: sessionid={cookie}\r\n\r\n".encode())
        await writer.drain()
        refused += await _answer(reader) != 200
        times.append((perf_counter() - begun) * 1000)
    writer.close()
    return refused


async def _answer(reader: asyncio.StreamReader) -> int:
    """Read one answer whole and give its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = next((int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:")), 0)
    await reader.readexactly(length)
    return int(head.split(" ", 2)[1])
