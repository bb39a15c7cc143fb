// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/instant.h"

#include <QDateTime>
#include <atomic>
#include <cstdio>

namespace firstcome {

Instant systemNow()
{
    static std::atomic<qint64> last{0};
    const auto clock = std::chrono::system_clock::now().time_since_epoch();
    const qint64 now = std::chrono::duration_cast<std::chrono::milliseconds>(clock).count();
    qint64 seen = last.load(std::memory_order_relaxed);
    while (seen < now && !last.compare_exchange_weak(seen, now, std::memory_order_relaxed)) {
    }
    return fromMillis(std::max(seen, now));
}

QByteArray toIsoUtf8(Instant instant)
{
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{instant - day};
    char text[40];
    const int length =
        std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()),
                      unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                      int(time.minutes().count()), int(time.seconds().count()), int(time.subseconds().count()));
    return QByteArray(text, length);
}

QString toIso(Instant instant)
{
    return QString::fromLatin1(toIsoUtf8(instant));
}

std::optional<Instant> fromIso(QStringView text)
{
    // Qt reads a text without a zone as local time: an instant must name its zone.
    const qsizetype clock = text.indexOf(u'T');
    if (clock < 0)
        return std::nullopt;
    const QStringView tail = text.mid(clock);
    if (!tail.endsWith(u'Z') && !tail.contains(u'+') && !tail.contains(u'-'))
        return std::nullopt;
    const QDateTime parsed = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    return fromMillis(parsed.toMSecsSinceEpoch());
}

} // namespace firstcome
