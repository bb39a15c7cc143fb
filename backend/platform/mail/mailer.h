// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QString>

namespace firstcome::mail {

/// One mail of plain text to one person. `body` uses '\n'.
struct Mail
{
    QString to;
    QString subject;
    QString body;
};

/// Takes mails and sees to them later: sending never delays an answer.
/// Thread: any.
class Mailer
{
public:
    virtual ~Mailer() = default;
    /// False when the queue is full; the mail was not taken then.
    virtual bool send(Mail mail) = 0;
    /// From here on mails leave; before it the tables need not be there.
    virtual void start() {}
    /// No mail leaves any more; what has not left stays for the next start.
    virtual void stop() {}
};

} // namespace firstcome::mail
