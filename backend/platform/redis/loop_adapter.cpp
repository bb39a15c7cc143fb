// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/redis/loop_adapter.h"

#include <QSocketNotifier>
#include <hiredis/async.h>

namespace firstcome::redis {

namespace {

struct Notifiers
{
    QSocketNotifier *readable;
    QSocketNotifier *writable;
};

QSocketNotifier *notifier(redisAsyncContext *context, QSocketNotifier::Type type)
{
    auto *made = new QSocketNotifier(context->c.fd, type);
    made->setEnabled(false);
    QObject::connect(made, &QSocketNotifier::activated, made, [context, type] {
        if (type == QSocketNotifier::Read)
            redisAsyncHandleRead(context);
        else
            redisAsyncHandleWrite(context);
    });
    return made;
}

template <bool reads, bool on>
void set(void *data)
{
    auto *notifiers = static_cast<Notifiers *>(data);
    (reads ? notifiers->readable : notifiers->writable)->setEnabled(on);
}

/// Called from within a notifier's own signal too.
void end(void *data)
{
    auto *notifiers = static_cast<Notifiers *>(data);
    for (QSocketNotifier *notifier : {notifiers->readable, notifiers->writable}) {
        notifier->setEnabled(false);
        notifier->disconnect();
        notifier->deleteLater();
    }
    delete notifiers;
}

} // namespace

void attachToLoop(redisAsyncContext *context)
{
    context->ev.data =
        new Notifiers{notifier(context, QSocketNotifier::Read), notifier(context, QSocketNotifier::Write)};
    context->ev.addRead = set<true, true>;
    context->ev.delRead = set<true, false>;
    context->ev.addWrite = set<false, true>;
    context->ev.delWrite = set<false, false>;
    context->ev.cleanup = end;
}

} // namespace firstcome::redis
