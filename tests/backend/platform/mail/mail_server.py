# SPDX-License-Identifier: GPL-3.0-or-later
"""aiosmtpd with a mailbox, a little obstinate: refused@ is refused for good, later@ is put off twice.

mail_server.py PORT FOLDER keeps each mail as a file of FOLDER, whole when it has its name ending in .eml.
"""
import asyncio
import os
import sys

from aiosmtpd.smtp import SMTP


class Mailbox:
    def __init__(self, folder):
        self.folder = folder
        self.put_off = 0
        self.kept = len(os.listdir(folder))

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 no such mailbox"
        if address.startswith("later@") and self.put_off < 2:
            self.put_off += 1
            return "451 try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.kept += 1
        path = os.path.join(self.folder, f"{self.kept:06}")
        with open(path, "wb") as file:
            file.write(b"%s -> %s\r\n" % (envelope.mail_from.encode(), ",".join(envelope.rcpt_tos).encode()))
            file.write(envelope.content)
        os.rename(path, path + ".eml")
        return "250 kept"


async def serve(port, folder):
    mailbox = Mailbox(folder)
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(mailbox), "127.0.0.1", port)
    print("ready", flush=True)
    await server.serve_forever()


asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
