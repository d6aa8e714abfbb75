"""sayso serve over real sockets: where it listens, what it refuses, what comes back, how it ends."""

import http.client
import signal
import socket
import unittest
from urllib.parse import urlsplit

from program import ProgramTest, run, start

ARTICLE = b"Port shut\r\n\r\nThe port stays shut, said Ada Moreau, the minister.\r\n"


class Serve(ProgramTest):
    def setUp(self):
        super().setUp()
        self.process = start("serve")
        self.addCleanup(self.end)
        address = urlsplit(self.process.stdout.readline().decode().strip())
        self.host, self.port, self.root = address.hostname, address.port, address.path

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=20)

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        self.addCleanup(connection.close)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read()

    def test_an_article_comes_back_as_a_page(self):
        answer, body = self.ask("GET", self.root)
        self.assertEqual(answer.status, 200)
        self.assertIn(b"<textarea", body)
        self.assertIn("frame-ancestors 'none'", answer.headers["Content-Security-Policy"])
        answer, _ = self.ask("POST", self.root, b"text=" + ARTICLE, Content_Type="text/plain")
        self.assertEqual(answer.status, 303)
        answer, body = self.ask("GET", answer.headers["Location"])
        self.assertEqual(answer.status, 200)
        self.assertIn(b"Ada Moreau", body)
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")

    def test_listens_on_this_machine_alone(self):
        self.assertEqual(self.host, "127.0.0.1")
        with self.assertRaises(OSError):
            socket.create_connection(("127.0.0.2", self.port), timeout=5)

    def test_without_the_token_there_is_nothing(self):
        for path in ("/", "/x/", self.root[:-2] + "/", "/../" + self.root, "/etc/passwd", self.root + "../../../etc/passwd"):
            answer, body = self.ask("GET", path)
            self.assertEqual(answer.status, 404, path)
            self.assertNotIn(b"root:", body)

    def test_another_host_or_origin_is_refused(self):
        self.assertEqual(self.ask("GET", self.root, Host="evil.example")[0].status, 421)
        answer, _ = self.ask("POST", self.root, b"text=x", Content_Type="text/plain", Origin="http://evil.example")
        self.assertEqual(answer.status, 403)

    def test_bodies_that_could_be_bombs_are_refused_unread(self):
        """The answer comes on the head alone: a body that is on its way when the program hangs up would break the pipe."""
        text = b"Content-Type: text/plain\r\n"
        for head, status in ((b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1\r\n", b"415"),
                             (text + b"Content-Encoding: gzip\r\nContent-Length: 1\r\n", b"415"),
                             (text + b"Transfer-Encoding: chunked\r\n", b"415"),
                             (text + b"Content-Length: 99999999999\r\n", b"413")):
            with socket.create_connection((self.host, self.port), timeout=20) as raw:
                raw.sendall(b"POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n" % (self.root.encode(), self.port, head))
                self.assertEqual(raw.recv(100)[:12], b"HTTP/1.1 " + status, head)

    def test_broken_requests_do_not_end_it(self):
        for request in (b"\r\n\r\n", b"GET\r\n\r\n", b"\x00" * 5000 + b"\r\n\r\n", b"GET /" + b"x" * 20000 + b" HTTP/1.1\r\n\r\n",
                        b"POST / HTTP/1.1\r\n" + b"A: b\r\n" * 5000 + b"\r\n"):
            with socket.create_connection((self.host, self.port), timeout=20) as raw:
                try:
                    raw.sendall(request)
                    raw.recv(1000)
                except OSError:
                    pass  # it may close at once
        self.assertEqual(self.ask("GET", self.root)[0].status, 200)

    def test_two_runs_have_two_tokens_and_ports(self):
        other = start("serve")
        address = urlsplit(other.stdout.readline().decode().strip())
        other.send_signal(signal.SIGINT)
        other.communicate(timeout=20)
        self.assertEqual(other.returncode, 0)
        self.assertNotEqual(address.path, self.root)
        self.assertEqual(len(address.path), len("/" + 32 * "0" + "/"))

    def test_a_port_that_is_taken(self):
        result = run("serve", "--port", str(self.port))
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"cannot be used", result.stderr)


if __name__ == "__main__":
    unittest.main()
