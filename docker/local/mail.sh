# SPDX-License-Identifier: GPL-3.0-or-later
# An SMTP server, aiosmtpd from the Debian package: it takes every mail and keeps it in a Maildir.

mail_packages=(python3-aiosmtpd)

mail_make() {
    mkdir -p "$1/mailbox"
}

mail_prepare() {
    connection=127.0.0.1:$2:$1/mailbox
    command=(/usr/bin/python3 -m aiosmtpd -n -l "127.0.0.1:$2" -c aiosmtpd.handlers.Mailbox "$1/mailbox/kept")
}
