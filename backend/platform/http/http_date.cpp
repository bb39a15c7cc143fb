// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/http_date.h"

#include <QDateTime>
#include <QLocale>

namespace firstcome::http {

QByteArrayView HttpDate::at(Instant now)
{
    const qint64 second = toMillis(now) / 1'000;
    if (second != m_second) {
        m_second = second;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
        m_text = QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
    }
    return m_text;
}

} // namespace firstcome::http
