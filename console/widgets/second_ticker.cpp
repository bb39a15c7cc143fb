// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/second_ticker.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTimer>

namespace firstcome {

void everySecond(QObject *owner, const std::function<void()> &work)
{
    static QPointer<QTimer> ticker;
    if (!ticker) {
        ticker = new QTimer(QCoreApplication::instance());
        ticker->setInterval(1000);
        ticker->setTimerType(Qt::PreciseTimer);
        ticker->start();
    }
    QObject::connect(ticker, &QTimer::timeout, owner, work);
}

} // namespace firstcome
