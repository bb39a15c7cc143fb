// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/exchange/imported_scenario.h"

#include "shared/base/instant.h"
#include "shared/contract/error_codes.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>
#include <map>
#include <set>

namespace firstcome::load {

namespace {

constexpr qint64 thinkAtMost = 600'000;
constexpr qint64 recordedSeconds = 60;

/// One recorded request.
struct Seen
{
    QString method;
    QString path;
    QJsonObject body;
    QJsonObject answer;
    Instant at{};
};

QJsonObject objectIn(const QJsonValue &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

Seen seenFrom(const QJsonObject &entry)
{
    const QJsonObject request = entry.value(QLatin1StringView("request")).toObject();
    const QJsonObject response = entry.value(QLatin1StringView("response")).toObject();
    Seen seen;
    seen.method = request.value(QLatin1StringView("method")).toString();
    seen.path = QUrl(request.value(QLatin1StringView("url")).toString()).path();
    seen.body = objectIn(request.value(QLatin1StringView("postData")).toObject().value(QLatin1StringView("text")));
    seen.answer = objectIn(response.value(QLatin1StringView("content")).toObject().value(QLatin1StringView("text")));
    seen.at = fromIso(entry.value(QLatin1StringView("startedDateTime")).toString()).value_or(Instant{});
    return seen;
}

/// Walks a recording and gathers the journeys in it.
class Recording
{
public:
    void take(const Seen &seen)
    {
        static const QRegularExpression product(QStringLiteral("^/v1/products/(\\d+)(/stock)?$"));
        static const QRegularExpression cancel(QStringLiteral("^/v1/orders/(\\d+)/cancel$"));
        pause(seen);
        const bool get = seen.method == QLatin1StringView("GET");
        const bool post = seen.method == QLatin1StringView("POST");
        const auto productMatch = product.match(seen.path);
        if (get && productMatch.hasMatch())
            look(productMatch.captured(1), productMatch.hasCaptured(2));
        else if (get && seen.path == QLatin1StringView("/v1/products"))
            ++m_counts[JourneyKind::Browse];
        else if (post && seen.path == QLatin1StringView("/v1/sessions"))
            ++m_counts[JourneyKind::Login];
        else if (post && seen.path == QLatin1StringView("/v1/orders"))
            order(seen);
        else if (post && cancel.match(seen.path).hasMatch())
            m_ends[cancel.match(seen.path).captured(1)] = JourneyKind::Cancel;
        else if (post && seen.path == QLatin1StringView("/v1/claims"))
            m_ends[seen.body.value(QLatin1StringView("orderId")).toString()] = JourneyKind::Refund;
        else if (post && seen.path == QLatin1StringView("/v1/payments/confirm"))
            m_ends[seen.body.value(QLatin1StringView("orderId")).toString()] = JourneyKind::Buy;
        else if (!belongsToOrder(seen))
            m_leftOut.append(seen.method + u' ' + seen.path);
    }

    Result<ImportedScenario> finish()
    {
        for (const QString &id : std::as_const(m_orders))
            ++m_counts[m_ends.value(id, JourneyKind::Order)];
        m_counts[JourneyKind::Stock] -= std::min(m_counts[JourneyKind::Stock], int(m_orders.size()));
        ImportedScenario imported;
        Scenario &scenario = imported.scenario;
        for (const auto &[kind, count] : m_counts) {
            if (count > 0)
                scenario.mix.push_back(entryOf(kind, count));
        }
        if (scenario.mix.empty())
            return refuse(code::fileInvalid, QStringLiteral("The recording has no request a journey is made of."));
        scenario.users = 1;
        scenario.duration = std::chrono::seconds(recordedSeconds);
        scenario.products.assign(m_products.begin(), m_products.end());
        m_leftOut.removeDuplicates();
        imported.leftOut = m_leftOut;
        return imported;
    }

private:
    void pause(const Seen &seen)
    {
        if (m_last != Instant{} && seen.at > m_last) {
            const qint64 waited =
                std::min(std::chrono::duration_cast<std::chrono::milliseconds>(seen.at - m_last).count(),
                         std::chrono::milliseconds::rep(thinkAtMost));
            m_think = m_paused ? Range{std::min(m_think.least, waited), std::max(m_think.most, waited)}
                               : Range{waited, waited};
            m_paused = true;
        }
        m_last = seen.at;
    }

    void look(const QString &id, bool stock)
    {
        if (const auto product = idFrom(QStringView(id)))
            m_products.insert(*product);
        ++m_counts[stock ? JourneyKind::Stock : JourneyKind::Browse];
    }

    void order(const Seen &seen)
    {
        const QString id = seen.answer.value(QLatin1StringView("id")).toString();
        m_orders.append(id);
        const QJsonObject payment = seen.body.value(QLatin1StringView("payment")).toObject();
        if (payment.value(QLatin1StringView("method")).toString() == QLatin1StringView("BALANCE")) {
            m_balance = true;
            m_ends.insert(id, JourneyKind::Buy);
        }
        const QJsonArray lines = seen.body.value(QLatin1StringView("lines")).toArray();
        m_lines.most = std::clamp<qint64>(lines.size(), m_lines.most, 20);
        for (const QJsonValue &line : lines) {
            const qint64 quantity = line.toObject().value(QLatin1StringView("quantity")).toInteger(1);
            m_quantity.most = std::clamp<qint64>(quantity, m_quantity.most, 1'000);
        }
    }

    static bool belongsToOrder(const Seen &seen)
    {
        return seen.path.startsWith(QLatin1StringView("/v1/payments")) ||
               seen.path.startsWith(QLatin1StringView("/v1/orders/")) ||
               seen.path.startsWith(QLatin1StringView("/v1/claims")) ||
               seen.path == QLatin1StringView("/simulator/windows");
    }

    MixEntry entryOf(JourneyKind kind, int count) const
    {
        MixEntry entry{kind, double(count)};
        entry.thinkMillis = m_think;
        const bool pays = kind == JourneyKind::Buy || kind == JourneyKind::Refund;
        const bool orders = pays || kind == JourneyKind::Order || kind == JourneyKind::Cancel;
        if (orders) {
            entry.quantity = m_quantity;
            entry.lines = m_lines;
        }
        if (pays && m_balance)
            entry.payBy = PayBy::Balance;
        return entry;
    }

    std::map<JourneyKind, int> m_counts;
    QStringList m_orders;
    QHash<QString, JourneyKind> m_ends; ///< of the orders, by id
    std::set<Id> m_products;
    QStringList m_leftOut;
    Range m_think{0, 0};
    Range m_quantity{1, 1};
    Range m_lines{1, 1};
    Instant m_last{};
    bool m_paused = false;
    bool m_balance = false;
};

} // namespace

Result<ImportedScenario> scenarioFromHar(const QJsonObject &har)
{
    const QJsonValue entries = har.value(QLatin1StringView("log")).toObject().value(QLatin1StringView("entries"));
    if (!entries.isArray())
        return refuse(code::fileInvalid, QStringLiteral("A HAR file holds log.entries, this one does not."));
    Recording recording;
    for (const QJsonValue &entry : entries.toArray())
        recording.take(seenFrom(entry.toObject()));
    return recording.finish();
}

} // namespace firstcome::load
