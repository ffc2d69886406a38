#!/usr/bin/env python3
"""Stands between a client and a server, delays what the client sends, and counts round trips.

    delay_proxy.py --to HOST:PORT [--port PORT] [--delay MILLISECONDS]

A round trip is a stretch of data from the server after data from the client. Prints
the port it listens on, then a line "CONNECTIONS ROUND_TRIPS" for every line on its standard input, and begins to count
anew. Ends with its standard input.
"""
import argparse
import queue
import socket
import sys
import threading
import time


class Counts:
    def __init__(self):
        self.lock = threading.Lock()
        self.connections = self.trips = 0

    def add(self, connections=0, trips=0):
        with self.lock:
            self.connections += connections
            self.trips += trips

    def take(self):
        with self.lock:
            taken = self.connections, self.trips
            self.connections = self.trips = 0
            return taken


class Pair:
    """One connection through the proxy."""

    def __init__(self, client, server, delay, counts):
        self.client, self.server, self.delay, self.counts = client, server, delay, counts
        self.is_answered = True
        self.waiting = queue.SimpleQueue()
        counts.add(connections=1)
        for work in (self.read_client, self.write_server, self.read_server):
            threading.Thread(target=work, daemon=True).start()

    def read_client(self):
        while data := self.receive(self.client):
            self.is_answered = False
            self.waiting.put((time.perf_counter() + self.delay, data))
        self.waiting.put((0, b""))

    # Order and distance stay as they were.
    def write_server(self):
        while True:
            moment, data = self.waiting.get()
            if not data:
                return self.close()
            time.sleep(max(0, moment - time.perf_counter()))
            try:
                self.server.sendall(data)
            except OSError:
                return self.close()

    def read_server(self):
        while data := self.receive(self.server):
            if not self.is_answered:
                self.is_answered = True
                self.counts.add(trips=1)
            try:
                self.client.sendall(data)
            except OSError:
                break
        self.close()

    @staticmethod
    def receive(end):
        try:
            return end.recv(1 << 16)
        except OSError:
            return b""

    def close(self):
        for end in (self.client, self.server):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def serve(listener, target, delay, counts):
    while True:
        client, _ = listener.accept()
        server = socket.create_connection(target)
        for end in (client, server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        Pair(client, server, delay, counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay", type=float, default=20)
    arguments = parser.parse_args()
    host, port = arguments.to.rsplit(":", 1)
    listener = socket.create_server(("127.0.0.1", arguments.port), backlog=64)
    counts = Counts()
    threading.Thread(target=serve, args=(listener, (host, int(port)), arguments.delay / 1000, counts),
                     daemon=True).start()
    print(listener.getsockname()[1], flush=True)
    for _ in sys.stdin:
        print(*counts.take(), flush=True)


if __name__ == "__main__":
    main()
