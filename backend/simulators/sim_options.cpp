// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/sim_options.h"

#include "shared/base/plain_number.h"
#include "shared/contract/error_codes.h"
#include <QDir>
#include <QStandardPaths>

namespace firstcome::simulators {

namespace {

constexpr quint16 usualPort = 8098;
constexpr qint64 longestLatency = 60'000;

using Take = bool (*)(SimOptions &, const QString &);

bool takeListen(SimOptions &options, const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const auto port = plainNumber(QStringView(text).mid(colon + 1));
    const QString host = text.left(colon);
    const QHostAddress address(host == QStringLiteral("localhost") ? QStringLiteral("127.0.0.1") : host);
    options.server.address = address;
    options.server.port = quint16(port.value_or(0));
    return colon > 0 && port && *port <= 65535 && !address.isNull();
}

bool takeSecret(SimOptions &options, const QString &text)
{
    options.secretKey = text.toUtf8();
    return !text.isEmpty() && !text.contains(u':');
}

bool takeLatency(SimOptions &options, const QString &text)
{
    const auto millis = plainNumber(text);
    options.settings.gateway.latency = options.settings.carrier.latency = std::chrono::milliseconds(millis.value_or(0));
    return millis && *millis <= longestLatency;
}

bool takeFailureRate(SimOptions &options, const QString &text)
{
    bool good = false;
    const double rate = text.toDouble(&good);
    options.settings.gateway.failureRate = options.settings.carrier.failureRate = rate;
    return good && rate >= 0 && rate <= 1;
}

bool takeData(SimOptions &options, const QString &text)
{
    options.dataFolder = QDir(text).absolutePath();
    return !text.isEmpty();
}

struct Known
{
    QLatin1StringView name;
    QLatin1StringView takes;
    Take take;
};

constexpr Known known[] = {
    {QLatin1StringView("--listen"), QLatin1StringView("ADDRESS:PORT"), takeListen},
    {QLatin1StringView("--secret-key"), QLatin1StringView("a text without a colon"), takeSecret},
    {QLatin1StringView("--latency-ms"), QLatin1StringView("0 to 60000"), takeLatency},
    {QLatin1StringView("--failure-rate"), QLatin1StringView("0 to 1"), takeFailureRate},
    {QLatin1StringView("--data"), QLatin1StringView("a folder"), takeData},
};

} // namespace

Result<SimOptions> simOptionsFrom(const QStringList &words)
{
    SimOptions options;
    options.server.port = usualPort;
    options.dataFolder =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/firstcome-sim");
    options.secretKey = qgetenv("FIRSTCOME_GATEWAY_SECRET");
    for (qsizetype i = 0; i < words.size(); ++i) {
        const qsizetype equals = words.at(i).indexOf(u'=');
        const QString name = words.at(i).left(equals);
        const auto *option = std::find_if(std::begin(known), std::end(known),
                                          [&name](const Known &candidate) { return name == candidate.name; });
        if (option == std::end(known))
            return refuse(code::wrongUse,
                          QStringLiteral("'%1' is not understood; --help says what is.").arg(words.at(i)));
        const QString value = equals >= 0 ? words.at(i).mid(equals + 1) : words.value(++i);
        if (!option->take(options, value))
            return refuse(code::wrongUse,
                          QStringLiteral("%1 cannot be '%2'; it takes %3.").arg(name, value, option->takes));
    }
    return options;
}

} // namespace firstcome::simulators
