// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/town.h"

#include "shared/contract/permissions.h"
#include <QJsonDocument>
#include <numeric>

namespace firstcome::simulation {

namespace {

constexpr Id firstOperator = 2'001;
constexpr int operators = 3;
constexpr int mostTries = 5;

bool asksAgain(const std::optional<http::Response> &response, const QJsonObject &body)
{
    return !response || response->status == 503 ||
           body[QLatin1StringView("code")] == QStringLiteral("REQUEST_IN_PROGRESS");
}

QByteArray nameOf(const http::Principal &who)
{
    const char *kind = who.audience == http::Audience::Operator ? "operator "
                       : who.rights & http::Seller              ? "seller "
                                                                : "shopper ";
    return kind + QByteArray::number(who.id);
}

} // namespace

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

const std::vector<Town::Act> &Town::acts()
{
    static const std::vector<Act> acts{
        {260, &Town::place},        {50, &Town::placeOddly},      {140, &Town::pay},
        {40, &Town::confirmAgain},  {50, &Town::charge},          {40, &Town::cancel},
        {40, &Town::cancelLine},    {70, &Town::claim},           {15, &Town::withdraw},
        {60, &Town::decideClaim},   {15, &Town::decideClaims},    {45, &Town::decideApproval},
        {40, &Town::correctStock},  {40, &Town::resolve},         {25, &Town::cancelForShopper},
        {25, &Town::settleDay},     {60, &Town::askPayout},       {50, &Town::decidePayout},
        {130, &Town::moveShipment}, {20, &Town::notifyOfPayment}, {12, &Town::runSale},
        {12, &Town::askForNothing}};
    return acts;
}

void Town::act()
{
    if (m_site.dice.inThousand(m_site.weather.byHand))
        return payBackByHand();
    const auto &all = acts();
    const int sum =
        std::accumulate(all.begin(), all.end(), 0, [](int before, const Act &act) { return before + act.weight; });
    qint64 left = m_site.dice.below(sum);
    for (const Act &act : all) {
        left -= act.weight;
        if (left < 0)
            return (this->*act.run)();
    }
}

Asked Town::post(const http::Principal &who, QByteArray path, const QJsonObject &body)
{
    Asked asked;
    asked.path = std::move(path);
    asked.who = who;
    asked.body = body.isEmpty() ? QByteArray() : encoded(body);
    return asked;
}

Asked Town::keyed(Asked asked)
{
    asked.key = "key-" + QByteArray::number(++m_keys);
    return asked;
}

void Town::send(Asked asked, Then then)
{
    const Sent sent{std::move(asked), std::move(then), 0};
    if (!sent.asked.key.isEmpty() && rarely()) {
        const Sent twin{sent.asked, {}, mostTries};
        m_site.agenda.add(within({0, 3'000}), [this, twin] { sendAgain(twin); });
    }
    sendAgain(sent);
}

void Town::sendAgain(const Sent &sent)
{
    if (!m_life)
        return heard(sent, std::nullopt);
    m_life->ask(sent.asked, [this, sent](const std::optional<http::Response> &response) { heard(sent, response); });
}

void Town::heard(const Sent &sent, const std::optional<http::Response> &response)
{
    const QJsonObject body = response ? QJsonDocument::fromJson(response->body).object() : QJsonObject();
    const QByteArray said =
        response ? QByteArray::number(response->status) + ' ' + shortened(response->body) : QByteArray("no answer");
    m_site.tell({nameOf(sent.asked.who), (sent.asked.key.isEmpty() ? QByteArray() : '[' + sent.asked.key + "] ") +
                                             sent.asked.path + ' ' + shortened(sent.asked.body) + " -> " + said});
    if (response && response->status >= 400)
        ++m_site.coverage.codes[body[QLatin1StringView("code")].toString().toLatin1()];
    if (response)
        compare(sent.asked, *response);
    if (asksAgain(response, body) && sent.tries < mostTries) {
        Sent again = sent;
        ++again.tries;
        m_site.agenda.add(within({300, 20'000}), [this, again] { sendAgain(again); });
    } else if (response && sent.then) {
        sent.then(*response, body);
    }
}

/// What took effect under a key is answered the same for ever.
void Town::compare(const Asked &asked, const http::Response &response)
{
    if (asked.key.isEmpty() || response.status >= 300)
        return;
    const QByteArray call =
        nameOf(asked.who) + ' ' + asked.path + ' ' + asked.key + ' ' + QByteArray::number(response.status);
    const auto [known, isNew] = m_answers.try_emplace(call, response.body);
    if (!isNew && known->second != response.body)
        m_site.find(QStringLiteral("the answer to %1 is another the second time").arg(QString::fromUtf8(call)));
}

http::Principal Town::member(Id id) const
{
    http::Principal who;
    who.id = id;
    who.rights = http::Customer;
    who.tokenId = "1";
    who.expiresAt = m_site.now + std::chrono::hours(1);
    return who;
}

http::Principal Town::seller(Id id) const
{
    http::Principal who = member(id);
    who.rights |= http::Seller;
    return who;
}

http::Principal Town::someOperator()
{
    http::Principal who = member(firstOperator + m_site.dice.below(operators));
    who.audience = http::Audience::Operator;
    who.rights = permission::every;
    return who;
}

std::optional<Site::Row> Town::oneOf(const QByteArray &query, int columns)
{
    const auto rows = m_site.rows(query, columns);
    return rows.empty() ? std::nullopt : std::optional(m_site.dice.oneOf(rows));
}

Instant Town::within(Dice::Range millis)
{
    return m_site.now + std::chrono::milliseconds(m_site.dice.within(millis));
}

} // namespace firstcome::simulation
