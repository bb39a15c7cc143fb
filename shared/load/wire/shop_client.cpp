// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/wire/shop_client.h"

#include "shared/contract/error_codes.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace firstcome::load {

namespace {

constexpr int pageLimit = 100; ///< the most the API gives
constexpr Millis longestPoll{1'000};

} // namespace

ShopClient::ShopClient(const Endpoint &endpoint, std::string token)
    : m_text(endpoint.host), m_wire(endpoint, {}, *this), m_token(std::move(token))
{
    m_wire.addSlot();
}

void ShopClient::answered(std::size_t, const Answer &answer, Moment)
{
    m_body = QByteArray(answer.body.data(), qsizetype(answer.body.size()));
    m_answer = answer;
    m_answer.body = m_answer.date = {};
    readClock(QByteArray(answer.date.data(), qsizetype(answer.date.size())));
    m_waiting = false;
}

/// HTTP writes "GMT" where mail writes "+0000", and Qt reads only the latter.
void ShopClient::readClock(QByteArray date)
{
    const QString mailed = QString::fromLatin1(date.replace("GMT", "+0000"));
    const QDateTime server = QDateTime::fromString(mailed, Qt::RFC2822Date);
    if (server.isValid())
        m_clock.observe({m_sent, systemNow(), fromMillis(server.toMSecsSinceEpoch()), std::chrono::seconds(1)});
}

void ShopClient::exchange()
{
    m_waiting = true;
    m_sent = systemNow();
    m_wire.send(0, momentNow());
    while (m_waiting)
        m_wire.poll(longestPoll);
}

Result<QJsonObject> ShopClient::outcome() const
{
    if (m_answer.status == 0)
        return refuse(code::serverUnreachable);
    const QJsonObject json = QJsonDocument::fromJson(m_body).object();
    if (m_answer.status >= 200 && m_answer.status < 300)
        return json;
    const QByteArray code = json.value(QLatin1StringView("code")).toString().toLatin1();
    const QString detail = json.value(QLatin1StringView("detail")).toString();
    return tl::unexpected(Refusal{code.isEmpty() ? code::ofStatus(m_answer.status) : code,
                                  QStringLiteral("HTTP %1. %2").arg(m_answer.status).arg(detail).trimmed(),
                                  {},
                                  {}});
}

Result<QJsonObject> ShopClient::get(const QString &pathAndQuery)
{
    const std::string path = pathAndQuery.toStdString();
    m_text.get(m_wire.request(0), {path, m_token, {}, {}});
    exchange();
    if (m_answer.status == 0 && m_answer.loss != Loss::TimedOut)
        exchange();
    return outcome();
}

Result<QJsonObject> ShopClient::post(const QString &path, const QJsonObject &body)
{
    const std::string text = path.toStdString();
    const std::string json = QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
    m_text.post(m_wire.request(0), {text, m_token, {}, json});
    exchange();
    return outcome();
}

Result<void> ShopClient::each(const QString &path, const EachItem &goOn)
{
    const QString first = path + (path.contains(u'?') ? u'&' : u'?') + QStringLiteral("limit=%1").arg(pageLimit);
    QString cursor;
    do {
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(cursor));
        const auto page = get(cursor.isEmpty() ? first : first + QStringLiteral("&cursor=") + encoded);
        if (!page)
            return tl::unexpected(page.error());
        for (const QJsonValue &item : page->value(QLatin1StringView("items")).toArray()) {
            if (!goOn(item.toObject()))
                return {};
        }
        cursor = page->value(QLatin1StringView("nextCursor")).toString();
    } while (!cursor.isEmpty());
    return {};
}

} // namespace firstcome::load
