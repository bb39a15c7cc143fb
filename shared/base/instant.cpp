// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/instant.h"

#include <QDateTime>
#include <atomic>

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
    // Every answer on the hot paths carries one: formatting with printf took longer than all else of it.
    QByteArray text("0000-00-00T00:00:00.000Z");
    const auto put = [digits = text.data()](int at, int width, int value) {
        for (int i = at + width - 1; i >= at; --i, value /= 10)
            digits[i] = char('0' + value % 10);
    };
    put(0, 4, int(date.year()));
    put(5, 2, int(unsigned(date.month())));
    put(8, 2, int(unsigned(date.day())));
    put(11, 2, int(time.hours().count()));
    put(14, 2, int(time.minutes().count()));
    put(17, 2, int(time.seconds().count()));
    put(20, 3, int(time.subseconds().count()));
    return text;
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
