// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/accept.h"

#include <tuple>

namespace firstcome::http {

namespace {

/// What comes before the separator, which is taken off with it.
QByteArrayView takeUpTo(char separator, QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf(separator);
    const QByteArrayView taken = (end < 0 ? rest : rest.first(end)).trimmed();
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    return taken;
}

/// One range of the header: "text/*;q=0.5".
struct Range
{
    QByteArrayView type;
    double quality = 1;

    /// 3 for the type itself, 2 for all of its kind, 1 for all; 0: not this one.
    int nearness(QByteArrayView wanted) const
    {
        if (type.compare(wanted, Qt::CaseInsensitive) == 0)
            return 3;
        const qsizetype kind = wanted.indexOf('/') + 1;
        const bool isKind = type.size() == kind + 1 && type.endsWith('*') &&
                            type.first(kind).compare(wanted.first(kind), Qt::CaseInsensitive) == 0;
        return isKind ? 2 : int(type == "*/*");
    }
};

Range rangeFrom(QByteArrayView text)
{
    Range range;
    range.type = takeUpTo(';', text);
    while (!text.isEmpty()) {
        QByteArrayView parameter = takeUpTo(';', text);
        const bool hasValue = parameter.contains('=');
        if (takeUpTo('=', parameter).compare("q", Qt::CaseInsensitive) != 0 || !hasValue)
            continue;
        bool isNumber = false;
        const double quality = parameter.trimmed().toByteArray().toDouble(&isNumber);
        range.quality = isNumber && quality >= 0 && quality <= 1 ? quality : 0;
    }
    return range;
}

/// How much a type is liked: its q, how near the range that says so is, and how early it stands.
using Liking = std::tuple<double, int, int>;

/// The nearest range decides, whatever a wider one says.
Liking likingOf(QByteArrayView type, QByteArrayView accept)
{
    Liking liking;
    int nearest = 0;
    for (int place = 0; !accept.isEmpty(); --place) {
        const Range range = rangeFrom(takeUpTo(',', accept));
        const int nearness = range.nearness(type);
        if (nearness <= nearest)
            continue;
        nearest = nearness;
        liking = {range.quality, nearness, place};
    }
    return liking;
}

/// The header, in however many fields it came.
QByteArray acceptOf(const Request &request)
{
    QByteArray accept;
    for (const auto &[name, value] : request.headers) {
        if (name == "accept")
            accept += value.toByteArray() + ',';
    }
    return accept;
}

} // namespace

bool refusesType(const Request &request, QByteArrayView type)
{
    const QByteArray accept = acceptOf(request);
    if (accept.isEmpty())
        return false;
    const auto [quality, nearness, place] = likingOf(type, accept);
    return nearness > 0 && quality == 0;
}

bool refuses(const Request &request, const Response &response)
{
    QByteArrayView type = response.contentType;
    return response.status / 100 == 2 && !response.body.isEmpty() && refusesType(request, takeUpTo(';', type));
}

QByteArrayView preferredType(const Request &request, std::initializer_list<QByteArrayView> types)
{
    const QByteArray accept = acceptOf(request);
    QByteArrayView preferred = *types.begin();
    Liking most;
    for (const QByteArrayView type : types) {
        const Liking liking = likingOf(type, accept);
        if (std::get<0>(liking) == 0 || liking <= most)
            continue;
        most = liking;
        preferred = type;
    }
    return preferred;
}

} // namespace firstcome::http
